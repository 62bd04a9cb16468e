// JsonReader: a line that is an array of objects.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/json_reader.h"

namespace gsaw {
namespace {

// The bytes of each object, a blank before each.
std::string elements_of(std::string_view line) {
  JsonReader reader;
  if (!reader.read(line)) return "malformed";
  std::string text;
  for (const JsonObject& object : reader.objects()) text.append(" ").append(object.raw);
  return text;
}

TEST_CASE("an array of objects is its elements") {
  CHECK(elements_of("[{}]") == " {}");
  CHECK(elements_of(R"([{"a":[1,{"x":2}]} , {"b":"],[\""},])") ==
        R"( {"a":[1,{"x":2}]} {"b":"],[\""})");
  CHECK(elements_of(R"([{"a":1}][{"b":2}])") == R"( {"a":1} {"b":2})");
  CHECK(elements_of("[{\"a\":NaN},{\"b\":\"\xFF\"}]") ==
        " {\"a\":\"NaN\"} {\"b\":\"\xEF\xBF\xBD\"}");
}

TEST_CASE("an array that is not closed, or has anything else, is malformed") {
  for (const std::string_view line :
       {"[]", "[", "[[{}]]", "[{}", "{}]", "[{}]]", "[{},1]", "[1,{}]", "[{},,{}]", "[,{}]",
        "[{}1]", "[{}],{}", "{},{}", R"([{"a":1},{"b":2)"}) {
    CAPTURE(line);
    CHECK(elements_of(line) == "malformed");
  }
}

}  // namespace
}  // namespace gsaw
