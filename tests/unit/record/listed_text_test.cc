// Text that a producer has written as an array.
#include "record/listed_text.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/record/record_fixture.h"

namespace gsaw {
namespace {

using testing::ParsedLine;

// `none` where the value is no such text.
std::string text_of(std::string_view value) {
  ParsedLine line("{\"v\":" + std::string(value) + "}");
  std::string out = "<";
  const bool is_text =
      append_listed_text(out, line.record().tokens, line.record().members.front().value);
  return is_text ? out.substr(1) : (out == "<" ? "none" : "left behind: " + out);
}

TEST_CASE("bytes") {
  CHECK(text_of("[72,105]") == "Hi");
  CHECK(text_of("[195,169,27,91,51,49,109]") == "\u00e9\x1b[31m");
  CHECK(text_of("[97,255,98,195]") ==
        "a\uFFFD"
        "b\uFFFD");
}

TEST_CASE("texts, each on its line") {
  CHECK(text_of(R"(["a","b\nc"])") == "a\nb\nc");
  CHECK(text_of(R"(["a"])") == "a");
}

TEST_CASE("no text: other values, and arrays of others") {
  for (const std::string_view value :
       {"1", R"("a")", "[]", "{}", "[256]", "[-1]", "[1.5]", "[1e1]", "[72,\"a\"]", R"(["a",72])",
        "[[72]]", "[null]", "[72,99999999999999999999]"}) {
    CAPTURE(value);
    CHECK(text_of(value) == "none");
  }
}

TEST_CASE("the message of journald") {
  ParsedLine line(R"({"MESSAGE":[72,105,34],"PRIORITY":"3"})");
  REQUIRE(line.record().role(Role::message));
  CHECK(line.record().role(Role::message)->value.type == JsonType::string);
  CHECK(line.record().role(Role::message)->value.raw == R"(Hi\")");
  ParsedLine other(R"({"message":[72,105]})");
  CHECK(other.record().role(Role::message)->value.raw == "[72,105]");
}

}  // namespace
}  // namespace gsaw
