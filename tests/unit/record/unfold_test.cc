// Unfolder: what it learns of lines holds for the next ones.
#include "record/unfold.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/record_parser.h"

namespace gsaw {
namespace {

TEST_CASE(
    "an object in the place of the message, in line after line, behind few and many members") {
  for (const int before : {0, 1, 62, 63, 64, 65, 200}) {
    CAPTURE(before);
    std::string line = "{";
    for (int i = 0; i < before; ++i) line += "\"k" + std::to_string(i) + "\":1,";
    const std::string with_object = line + R"("message":{"msg":"inner"}})";
    const std::string with_text = line + R"("message":"outer"})";
    RecordParser parser;
    for (int i = 0; i < 4; ++i) {
      for (const bool is_object : {false, true, true}) {
        REQUIRE(parser.parse(is_object ? with_object : with_text) == 1);
        const auto& message = parser.record().role(Role::message);
        REQUIRE(message);
        CHECK(message->value.raw == (is_object ? "inner" : "outer"));
      }
    }
  }
}

TEST_CASE("a comma at the end of an entry, or of what it wraps, ends neither") {
  RecordParser parser;
  for (const std::string_view line :
       {R"({"a":1,"log":"{\"msg\":\"inner\",}"})", R"({"a":1,"log":"{\"msg\":\"inner\"}",})",
        R"({"a":1,"message":{"msg":"inner",},})"}) {
    CAPTURE(line);
    REQUIRE(parser.parse(line) == 1);
    const auto& message = parser.record().role(Role::message);
    REQUIRE(message);
    CHECK(message->value.raw == "inner");
    CHECK(parser.record().members.size() == 3);
  }
}

}  // namespace
}  // namespace gsaw
