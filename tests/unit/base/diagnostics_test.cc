// Diagnostics: layout, what counts as an error, and that strangers' names stay text.
#include "base/diagnostics.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

using gsaw::Diagnostics;
using gsaw::Error;

namespace {

struct Printed {
  std::string text;
  Diagnostics diagnostics{[this](std::string_view message) { text += message; }};
};

}  // namespace

TEST_CASE("an error is printed with its hint and remembered") {
  Printed printed;
  CHECK_FALSE(printed.diagnostics.has_errors());
  printed.diagnostics.error({"cannot open app.log: Permission denied", ""});
  printed.diagnostics.error({"a.gz is compressed (gzip)", "try: zcat a.gz | gsaw ...\nor not"});
  CHECK(printed.diagnostics.has_errors());
  CHECK(printed.text ==
        "gsaw: cannot open app.log: Permission denied\n"
        "gsaw: a.gz is compressed (gzip)\n"
        "  try: zcat a.gz | gsaw ...\n"
        "  or not\n");
}

TEST_CASE("text that is laid out keeps its lines") {
  Printed printed;
  printed.diagnostics.error({"bad query\n  a=\n    ^", ""});
  CHECK(printed.text == "gsaw: bad query\n  a=\n    ^\n");
}

TEST_CASE("a note is no error") {
  Printed printed;
  printed.diagnostics.note("no entry has a field stauts; did you mean status?");
  CHECK(printed.text == "gsaw: no entry has a field stauts; did you mean status?\n");
  CHECK_FALSE(printed.diagnostics.has_errors());
  printed.text.clear();
  printed.diagnostics.error({"heard", ""});
  CHECK(printed.text == "gsaw: heard\n");
}

TEST_CASE("hostile: names cannot drive the terminal") {
  Printed printed;
  printed.diagnostics.error({"cannot open \x1b[2J\x07.log\r\t\x7f: x", "\x1b]0;title\x07"});
  CHECK(printed.text ==
        "gsaw: cannot open \\u001b[2J\\u0007.log\\r\\t\\u007f: x\n  \\u001b]0;title\\u0007\n");
}

TEST_CASE("newlines are layout, at the end and in a row too") {
  Printed printed;
  printed.diagnostics.note("a\xff\n\nb\n");
  CHECK(printed.text == "gsaw: a\\xff\n\nb\n\n");
}

TEST_CASE("messages of several threads do not mix") {
  std::vector<std::string> messages;
  Diagnostics diagnostics([&](std::string_view message) { messages.emplace_back(message); });
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) diagnostics.error({"one", "two"});
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(messages.size() == 400);
  for (const std::string& message : messages) CHECK(message == "gsaw: one\n  two\n");
}

TEST_CASE("held messages are printed on release, in order") {
  std::string printed;
  Diagnostics diagnostics([&](std::string_view message) { printed += message; });
  diagnostics.hold();
  diagnostics.note("one");
  diagnostics.error({"two", ""});
  CHECK(printed.empty());
  CHECK(diagnostics.has_errors());
  diagnostics.release();
  CHECK(printed == "gsaw: one\ngsaw: two\n");
  diagnostics.note("three");
  CHECK(printed == "gsaw: one\ngsaw: two\ngsaw: three\n");
}
