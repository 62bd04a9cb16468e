// Observations: what is kept of a run, within bounds, and merged.
#include "query/observations.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "record/record_parser.h"

namespace gsaw {
namespace {

std::string sampled(std::string_view line) {
  RecordParser parser;
  REQUIRE(parser.parse(line) == 1);
  Observations seen;
  seen.sample_names(parser.record());
  std::string out;
  for (const std::string& name : seen.names) out += (out.empty() ? "" : " ") + name;
  return out;
}

TEST_CASE("names: as one types them, nested ones and those in arrays as paths") {
  CHECK(sampled(R"({"b":1,"a":"x","b":2})") == "a b");
  CHECK(sampled(R"({"_accountId":1,"__x":2,"_":3})") == "_ __x _accountId");
  CHECK(sampled(R"({"req":{"url":"/","headers":{"accept":"*"}},"l":[{"in":1}]})") ==
        "l l[].in req req.headers req.headers.accept req.url");
  CHECK(sampled(R"({"_err":{"stack":1}})") == "_err _err.stack");
  CHECK(sampled(R"({"\u0061\n":{"\u0062":1}})") == "\"a\\n\" \"a\\n\".b");
  CHECK(sampled(R"({"a":[1,{"b c":2},[{"d":3}]],"level":1})") == "a a[].\"b c\" level");
  CHECK(sampled("{}").empty());
  CHECK(sampled("torn").empty());
}

TEST_CASE("earliest and latest") {
  Observations seen;
  CHECK_FALSE(seen.earliest);
  seen.saw_time(5);
  CHECK(seen.earliest == 5);
  CHECK(seen.latest == 5);
  seen.saw_time(-7);
  seen.saw_time(0);
  CHECK(seen.earliest == -7);
  CHECK(seen.latest == 5);
}

TEST_CASE("merge adds counts, widens times, joins names") {
  Observations a;
  a.entries = 3;
  a.terms = {{1, 2, 3}};
  a.saw_time(10);
  a.names = {"x", "y"};
  Observations b;
  b.entries = 4;
  b.terms = {{10, 20, 30}, {5, 6, 7}};
  b.saw_time(20);
  b.saw_time(5);
  b.names = {"y", "z"};
  a.merge(b);
  CHECK(a.entries == 7);
  REQUIRE(a.terms.size() == 2);
  CHECK(a.terms[0].evaluated == 11);
  CHECK(a.terms[0].present == 22);
  CHECK(a.terms[0].comparable == 33);
  CHECK(a.terms[1].comparable == 7);
  CHECK(a.earliest == 5);
  CHECK(a.latest == 20);
  CHECK(a.names.size() == 3);
  a.merge(Observations{});
  CHECK(a.terms.size() == 2);
  CHECK(a.earliest == 5);
  Observations empty;
  empty.merge(a);
  CHECK(empty.latest == 20);
  CHECK(empty.terms[0].evaluated == 11);
}

TEST_CASE("hostile: names without end do not fill memory") {
  RecordParser parser;
  Observations seen;
  for (int line = 0; line < 100; ++line) {
    std::string text = "{\"" + std::string(100'000, 'n') + "\":1";
    for (int i = 0; i < 100; ++i) text += ",\"k" + std::to_string(line * 100 + i) + "\":{\"x\":1}";
    text += '}';
    REQUIRE(parser.parse(text) == 1);
    seen.sample_names(parser.record());
  }
  std::size_t bytes = 0;
  for (const std::string& name : seen.names) bytes += name.size();
  CHECK(seen.names.size() >= 1000);
  CHECK(seen.names.size() <= 10'000);
  CHECK(bytes < 1'000'000);
}

}  // namespace
}  // namespace gsaw
