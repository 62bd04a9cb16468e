// Log data must not drive the terminal.
#include "base/terminal_escape.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

TEST_CASE("text that is safe stays as it is") {
  for (const std::string_view text :
       {"", "plain", "C:\\dir \"quoted\"", "\u00e4\u00f6\u65e5\u672c\U0001F600", "a\u200db"}) {
    CHECK(printable(text) == text);
    CHECK(find_unsafe(text) == text.size());
  }
}

TEST_CASE("hostile: control characters and escape sequences are shown, not obeyed") {
  CHECK(printable("\x1b[31mred\x1b[0m") == "\\u001b[31mred\\u001b[0m");
  CHECK(printable("\x1b]0;title\a") == "\\u001b]0;title\\u0007");
  CHECK(printable("a\nb\tc\r") == "a\\nb\\tc\\r");
  CHECK(printable(std::string_view("\0", 1)) == "\\u0000");
  CHECK(printable("\x7F") == "\\u007f");
  CHECK(printable("\u009b31m") == "\\u009b31m");
  CHECK(printable("user\u202egnp.exe") == "user\\u202egnp.exe");
  CHECK(printable("\u2028\uFEFF\U000E0041") == "\\u2028\\ufeff\\U000e0041");
}

TEST_CASE("emoji stay, a selector by itself is shown") {
  CHECK(printable("⚠\uFE0F low ✔\uFE0E") == "⚠\uFE0F low ✔\uFE0E");
  CHECK(printable("a\uFE0F 1\uFE0F \uFE0F") == "a\\ufe0f 1\\ufe0f \\ufe0f");
  CHECK(printable("⚠a\uFE0F ⚠\uFE0F\uFE0F") == "⚠a\\ufe0f ⚠\uFE0F\\ufe0f");
}

TEST_CASE("hostile: bytes that are no UTF-8 are shown as bytes") {
  CHECK(printable("a\x9b"
                  "31m") == "a\\x9b31m");
  CHECK(printable("\xFF\xFE\xC3") == "\\xff\\xfe\\xc3");
  CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");
  CHECK(printable("\xC0\x9B") == "\\xc0\\x9b");
}

TEST_CASE("the unsafe byte is found wherever it stands") {
  for (std::size_t length = 1; length <= 50; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (const char unsafe : {'\x1b', '\n', '\x7F', '\x80', '\xFF'}) {
        std::string text(length, at % 2 == 0 ? '~' : ' ');
        text[at] = unsafe;
        CAPTURE(length);
        CHECK(find_unsafe(text) == at);
      }
    }
  }
}

TEST_CASE("control sequences") {
  CHECK(control_sequence_length("\x1B[0m") == 4);
  CHECK(control_sequence_length("\x1B[mx") == 3);
  CHECK(control_sequence_length("\x1B[38:5;1mx") == 9);
  CHECK(control_sequence_length("\x1B[?2004h{") == 8);
  CHECK(control_sequence_length("\x1B[3~") == 4);
  for (const std::string_view text :
       {"", "\x1B", "\x1B[", "\x1B[1", "\x1B[1{", "\x1B[ m", "\x1B]0m", "[0m", "x\x1B[0m"}) {
    CHECK(control_sequence_length(text) == 0);
  }
}

TEST_CASE("whatever the bytes, the result holds no byte a terminal obeys") {
  std::string text;
  unsigned state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    text += static_cast<char>(state >> 24);
  }
  const std::string out = printable(text);
  CHECK(find_unsafe(out) == out.size());
  CHECK(printable(out) == out);
}

}  // namespace
}  // namespace gsaw
