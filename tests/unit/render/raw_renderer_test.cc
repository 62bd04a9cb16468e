// The bytes of the line.
#include <doctest/doctest.h>

#include <initializer_list>
#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

TEST_CASE("raw is what was read") {
  RenderSettings settings;
  settings.format = OutputFormat::raw;
  CHECK(rendered(settings, R"({ "a" : "\u0061\/" , })") == "{ \"a\" : \"\\u0061\\/\" , }\n");
  CHECK(rendered(settings, R"(@400000004ef8ecec0d2c3334 {"a":1})") ==
        "@400000004ef8ecec0d2c3334 {\"a\":1}\n");
  CHECK(rendered(settings, R"({"a":1}{"b":2})") == "{\"a\":1}\n{\"b\":2}\n");
}

TEST_CASE("a line that holds several entries is printed once") {
  RenderSettings settings;
  settings.format = OutputFormat::raw;
  const std::string line = R"({"a":1}{"Records":[{"n":1},{"n":2},{"n":3}]}{"b":2})";
  const auto renderer = make_renderer(settings);
  RecordParser parser;
  REQUIRE(parser.parse(line) == 5);
  const auto print = [&](std::initializer_list<std::size_t> records) {
    std::string out;
    bool is_same_line = false;
    for (const std::size_t record : records) {
      renderer->append(out, parser.record(record), {"a.log", 1, is_same_line});
      is_same_line = true;
    }
    return out;
  };
  const std::string batch = R"({"Records":[{"n":1},{"n":2},{"n":3}]})";
  CHECK(print({0, 1, 2, 3, 4}) == "{\"a\":1}\n" + batch + "\n{\"b\":2}\n");
  CHECK(print({0, 3}) == "{\"a\":1}\n" + batch + "\n");
  CHECK(print({3}) == batch + "\n");
  CHECK(print({2, 3}) == batch + "\n");
}

TEST_CASE("hostile: malformed lines, escapes and broken UTF-8 are not changed") {
  RenderSettings settings;
  settings.format = OutputFormat::raw;
  CHECK(rendered(settings, "no json \x1b[31m\xFF") == "no json \x1b[31m\xFF\n");
  CHECK(rendered(settings, "{\"a\":\"\xFF\x01\"}") == "{\"a\":\"\xFF\x01\"}\n");
}

TEST_CASE("file and line go before the entry, unescaped") {
  RenderSettings settings;
  settings.format = OutputFormat::raw;
  settings.with_filename = true;
  CHECK(rendered(settings, R"({"a":1})", {"x\n.log", 3}) == "x\n.log:{\"a\":1}\n");
  settings.with_line_number = true;
  CHECK(rendered(settings, "bad", {"x.log", 18446744073709551615U}) ==
        "x.log:18446744073709551615:bad\n");
}

}  // namespace
}  // namespace gsaw
