// The slow evaluator itself, on what is plain to see: a second opinion must be sound.
#include "property/slow_evaluator.h"

#include <doctest/doctest.h>

#include "property/slow_number.h"

using namespace gsaw::property;

namespace {

Tree entry(std::string_view line) {
  const auto trees = read_line(line);
  REQUIRE(trees);
  REQUIRE(trees->size() == 1);
  return trees->front();
}

SlowQuery term(SlowQuery::Kind kind, std::string name, std::string value) {
  SlowQuery query;
  query.kind = kind;
  query.name = {std::move(name), false};
  query.values.push_back({std::move(value), false, false});
  return query;
}

bool equals(std::string_view line, std::string name, std::string value) {
  return judge(term(SlowQuery::Kind::equals, std::move(name), std::move(value)), entry(line),
               false);
}

}  // namespace

TEST_CASE("the slow evaluator compares numbers") {
  CHECK(compare_numbers("1", "1.0") == 0);
  CHECK(compare_numbers("1e2", "100") == 0);
  CHECK(compare_numbers("12345e-3", "12.345") == 0);
  CHECK(compare_numbers("1e-3", "0.001") == 0);
  CHECK(compare_numbers("-0", "0.0") == 0);
  CHECK(compare_numbers("9007199254740993", "9007199254740992") == 1);
  CHECK(compare_numbers("-2", "-1") == -1);
  CHECK(compare_numbers("10", "9") == 1);
  CHECK(compare_numbers("007", "+7") == 0);
  CHECK(compare_durations("1m 30 s", "90s") == 0);
  CHECK(compare_durations("-.5s", "0.5s") == -1);
  CHECK_FALSE(compare_durations("30s1m", "90s"));
  CHECK_FALSE(compare_durations("1m ", "60s"));
  CHECK_FALSE(compare_numbers("1.", "1"));
  CHECK_FALSE(compare_numbers("x", "1"));
}

TEST_CASE("the slow evaluator reads lines") {
  CHECK(read_line(" \t\r\n")->empty());
  CHECK(read_line("{}{}")->size() == 2);
  CHECK(entry(R"({"\u0061":"\ud83d\ude00\/"})").items[0].text == "\xF0\x9F\x98\x80/");
  CHECK(entry(R"({"a":"\ud83d"})").items[0].text == "\xEF\xBF\xBD");
  CHECK(entry(R"({"a":[1,],})").items[0].items.size() == 1);
  for (const char* bad : {"{", "{}x", "[]", R"({"a":01})", R"({"a":1,,})", R"({"a"})", R"({"a":"})",
                          R"({"a":tru})", R"({"a":1.})", "{,}"}) {
    CHECK_FALSE(read_line(bad));
  }
}

TEST_CASE("the slow evaluator finds fields") {
  CHECK(equals(R"({"a":1,"_a":2})", "a", "1"));
  CHECK_FALSE(equals(R"({"a":1,"_a":2})", "a", "2"));
  CHECK(equals(R"({"a":1,"a":2})", "a", "2"));
  CHECK(equals(R"({"a":{"b":1}})", "a.b", "1"));
  CHECK_FALSE(equals(R"({"a":{"b":1},"a.b":2})", "a.b", "1"));
  CHECK(equals(R"({"a":[0,{"b":1}]})", "a[1].b", "1"));
  CHECK(equals(R"({"a":[0,{"b":1}]})", "a[].b", "1"));
  CHECK(equals(R"({"a":[[0],[1]]})", "a", "1"));
  CHECK_FALSE(equals(R"({"a":{"a":1}})", "a", "1"));
}

TEST_CASE("the slow evaluator orders") {
  SlowQuery query = term(SlowQuery::Kind::order, "a", "1m");
  query.order = ">";
  CHECK(judge(query, entry(R"({"a":"1m30s"})"), false));
  CHECK(judge(query, entry(R"({"a":"60.001s"})"), false));
  CHECK_FALSE(judge(query, entry(R"({"a":"60000ms"})"), false));
  CHECK_FALSE(judge(query, entry(R"({"a":"x"})"), false));
}
