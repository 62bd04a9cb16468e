// Files that are no logs, and logs that look odd.
#include "input/binary_content.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;
using namespace std::string_literals;

namespace {

std::string random_bytes(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

}  // namespace

TEST_CASE("programs, databases and images are binary; text is not, whatever it says") {
  CHECK(
      BinaryContent::is_binary("\x7f"s
                               "ELF\2\1\1\0\0\0\0"s));
  CHECK(BinaryContent::is_binary("SQLite format 3\0\x10\0"s));
  CHECK(BinaryContent::is_binary(random_bytes(300'000)));
  CHECK_FALSE(BinaryContent::is_binary(""));
  CHECK_FALSE(BinaryContent::is_binary("no JSON\n"));
  CHECK_FALSE(BinaryContent::is_binary("\xff\xfe\x80 not UTF-8\n"));
  // No NUL where one is looked for.
  CHECK_FALSE(BinaryContent::is_binary(std::string(5000, 'x') + '\0'));
}

TEST_CASE("a log is one whatever stands at its begin") {
  const std::string entry = "{\"level\":3}\n";
  const std::string garbage = random_bytes(100'000);
  // Cut while it was open: NULs up to where the writer was.
  CHECK_FALSE(BinaryContent::is_binary(std::string(200'000, '\0') + entry));
  CHECK_FALSE(BinaryContent::is_binary(std::string(200'000, '\0')));
  CHECK_FALSE(BinaryContent::is_binary(garbage + '\n' + entry));
  CHECK_FALSE(BinaryContent::is_binary(entry + garbage));
  CHECK_FALSE(BinaryContent::is_binary("x\0y\n2026-11-27 host app: { \"a\": 1 }\n"s));
  CHECK_FALSE(BinaryContent::is_binary("x\0{\"_id\":1}"s));
  CHECK(BinaryContent::is_binary("x\0y{\"\xff\"}, 12{\"a"s));
}

TEST_CASE("in a directory a binary file is left out, be it small or large; named it is read") {
  const TempDir dir;
  dir.write("a.log", "{\"a\":1}\n");
  const std::string small = dir.write("small",
                                      "\x7f"s
                                      "ELF\0\0\0\n"s);
  const std::string large = dir.write("large", random_bytes(2'000'000));
  dir.write("utf16", "\xff\xfe{\0"s);
  SharedLeftOut left_out;
  ReadSettings settings;
  settings.left_out = &left_out;
  const ReadResult result = read_all({dir.path()}, settings);
  CHECK(result.text == "{\"a\":1}\n");
  CHECK(describe(left_out.all()) == "2 binary (" + large + ", " + small + ")");
  // What could be text is an error, and not left out.
  CHECK(result.messages.find("utf16 is UTF-16") != std::string::npos);
  CHECK(read_all({small}, settings).text ==
        "\x7f"s
        "ELF\0\0\0\n"s);
  CHECK(read_all({large}, settings).text.size() >= 2'000'000);
  CHECK(left_out.all().count() == 2);
}

TEST_CASE("a part of an svlogd directory is a log by its name") {
  const TempDir dir;
  dir.write("current",
            "\x7f"s
            "ELF\0\0\0\n"s);
  CHECK(read_all({dir.path()}).text ==
        "\x7f"s
        "ELF\0\0\0\n"s);
}
