// ValueSet: many values with the meaning of `=`.
#include "query/value_set.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

namespace gsaw {
namespace {

bool holds_string(const ValueSet& set, std::string_view text) {
  std::string scratch = "left over";
  return set.holds({JsonType::string, text, 0}, text, scratch);
}

bool holds_number(const ValueSet& set, std::string_view text) {
  std::string scratch = "left over";
  return set.holds({JsonType::number, text, 0}, text, scratch);
}

TEST_CASE("text is equal or not") {
  ValueSet set(false);
  CHECK_FALSE(holds_string(set, ""));
  set.add("abc", true);
  set.add("", true);
  set.add("x*", true);
  CHECK(holds_string(set, "abc"));
  CHECK(holds_string(set, ""));
  CHECK(holds_string(set, "x*"));
  for (const std::string_view text : {"ab", "abcd", "ABC", "xy", " "}) {
    CAPTURE(text);
    CHECK_FALSE(holds_string(set, text));
  }
}

TEST_CASE("the lines of a file") {
  for (const bool ignore_case : {false, true}) {
    ValueSet set(ignore_case);
    set.add_lines(std::make_shared<const std::string>("Abc\r\n\n200\n*x\nAbc"));
    CHECK(holds_string(set, "Abc"));
    CHECK(holds_string(set, "*x"));
    CHECK_FALSE(holds_string(set, "xx"));
    CHECK_FALSE(holds_string(set, ""));
    CHECK(holds_string(set, "aBC") == ignore_case);
    CHECK(holds_number(set, "2e2"));
  }
}

TEST_CASE("equal numbers are equal however they are written") {
  ValueSet set(false);
  set.add("200", true);
  set.add("-1.50", true);
  set.add("12345678901234567890123", true);
  for (const std::string_view text :
       {"200", "200.0", "2e2", "-1.5", "-15e-1", "12345678901234567890123"}) {
    CAPTURE(text);
    CHECK(holds_number(set, text));
  }
  for (const std::string_view text : {"201", "-200", "1.5", "12345678901234567890124"}) {
    CAPTURE(text);
    CHECK_FALSE(holds_number(set, text));
  }
  // A string is compared as text.
  CHECK(holds_string(set, "200"));
  CHECK_FALSE(holds_string(set, "200.0"));
}

TEST_CASE("a quoted value, and one that is no JSON number, is text only") {
  ValueSet set(false);
  set.add("200", false);
  set.add("007", true);
  set.add("+5", true);
  CHECK(holds_number(set, "200"));
  CHECK_FALSE(holds_number(set, "200.0"));
  CHECK_FALSE(holds_number(set, "7"));
  CHECK_FALSE(holds_number(set, "5"));
  CHECK(holds_string(set, "007"));
}

TEST_CASE("literals are compared by their text") {
  ValueSet set(false);
  set.add("true", true);
  std::string scratch;
  CHECK(set.holds({JsonType::boolean, "true", 0}, "true", scratch));
  CHECK_FALSE(set.holds({JsonType::null, "null", 0}, "null", scratch));
}

TEST_CASE("globs beside values") {
  ValueSet set(false);
  set.add("exact", true);
  set.add_glob("ord1.*");
  set.add_glob("*-api");
  CHECK(holds_string(set, "exact"));
  CHECK(holds_string(set, "ord1.x"));
  CHECK(holds_string(set, "product-api"));
  CHECK_FALSE(holds_string(set, "ORD1.x"));
  CHECK_FALSE(holds_string(set, "dfw1.x"));
  set.add_glob("40*");
  CHECK(holds_number(set, "404"));
}

TEST_CASE("without case") {
  ValueSet set(true);
  set.add("Straße", true);
  set.add("ΣΑΣ", true);
  set.add("1E2", true);
  set.add_glob("Ord*");
  CHECK(holds_string(set, "STRASSE") == false);
  CHECK(holds_string(set, "sTRAẞE"));
  CHECK(holds_string(set, "σας"));
  CHECK(holds_string(set, "1e2"));
  CHECK(holds_number(set, "100"));
  CHECK(holds_string(set, "oRD9"));
  CHECK_FALSE(holds_string(set, "x"));
}

TEST_CASE("hostile: bytes that are no text, many values") {
  for (const bool ignore_case : {false, true}) {
    ValueSet set(ignore_case);
    set.add("\xFF", true);
    set.add(std::string_view("a\0b", 3), true);
    for (int i = 0; i < 20'000; ++i) set.add(std::to_string(i), true);
    CHECK(holds_string(set, "\xFF"));
    CHECK(holds_string(set, std::string_view("a\0b", 3)));
    CHECK_FALSE(holds_string(set, "a"));
    CHECK(holds_string(set, "19999"));
    CHECK(holds_number(set, "1.9999e4"));
    CHECK_FALSE(holds_number(set, "20000"));
  }
}

}  // namespace
}  // namespace gsaw
