// The lines of stacks, exceptions and other blocks.
#include "record/block_text.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

std::string text_of(std::string_view value) {
  ParsedLine line("{\"v\":" + std::string(value) + "}");
  std::string out;
  append_block_text(out, line.record().tokens, line.record().members.front().value);
  return out;
}

TEST_CASE("texts are their lines") {
  CHECK(text_of(R"("a\nb")") == "a\nb\n");
  CHECK(text_of(R"("a\r\n")") == "a\n");
  CHECK(text_of(R"(["a","b\nc",1])") == "a\nb\nc\n1\n");
}

TEST_CASE("exceptions as Java prints them") {
  CHECK(text_of(R"({"class":"X","message":"bad","frames":[
      {"class":"a.B","method":"c","file":"B.java","line":1}],
      "cause":{"type":"Y","message":"deep","stackTrace":[{"class":"d","method":"e"}]},
      "suppressed":[{"class":"Z","message":"s"}]})") ==
        "X: bad\n"
        "    at a.B.c(B.java:1)\n"
        "Caused by: Y: deep\n"
        "    at d.e\n"
        "Suppressed: Z: s\n");
}

TEST_CASE("what an exception has besides stands behind its head") {
  CHECK(text_of(R"({"type":"E","message":"m","code":7,"data":{"a":1},"none":null})") ==
        "E: m  code=7  data={\"a\":1}\n");
  CHECK(text_of(R"({"class":"E","message":"m","file":"/a.php","line":12})") ==
        "E: m\n    at /a.php:12\n");
  CHECK(text_of(R"({"name":"E","message":"m","localizedMessage":"m"})") == "E: m\n");
  CHECK(text_of(R"({"name":"E","message":"m","localizedMessage":"n"})") ==
        "E: m  localizedMessage=\"n\"\n");
}

TEST_CASE("frames that are texts are told from others") {
  CHECK(text_of(R"({"type":"E","backtrace":["a.rb:1:in 'f'","  at b","... 3 more"]})") ==
        "E\n    at a.rb:1:in 'f'\n    at b\n    ... 3 more\n");
}

TEST_CASE("JBoss wraps a cause once more") {
  CHECK(text_of(R"({"type":"E","causedBy":{"exception":{"type":"F","message":"m"}}})") ==
        "E\nCaused by: F: m\n");
}

TEST_CASE("hostile: nested without end, empty, of odd types") {
  CHECK(text_of("{}") == "{}\n");
  CHECK(text_of("[]").empty());
  CHECK(text_of(R"({"cause":1})") == "{\"cause\":1}\n");
  std::string causes = R"({"type":"E"})";
  for (int i = 0; i < 200; ++i) causes = R"({"type":"E","cause":)" + causes + "}";
  const std::string text = text_of(causes);
  CHECK(text.starts_with("E\nCaused by: E\n"));
  CHECK(text.size() < 2 * causes.size());
  const std::string arrays = std::string(200, '[') + "\"x\\ny\"" + std::string(200, ']');
  CHECK(text_of(arrays).size() <= arrays.size() + 1);
}

}  // namespace
}  // namespace gsaw
