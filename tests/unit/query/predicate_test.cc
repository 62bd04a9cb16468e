// What a Predicate does beside its verdicts, which tests/query/*.cases hold: malformed
// records, counts, `end`, and being used again and again.
#include "query/predicate.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/query/judge_fixture.h"

namespace gsaw {
namespace {

using testing::Judge;
using testing::matches;

TEST_CASE("a malformed record: text terms look at its bytes, all others are false") {
  const std::string torn = "{\"level\":3,\"host\":\"h\",\"msg\":\"time\\u006fut é";
  CHECK(matches("", torn));
  CHECK(matches("level", torn));
  CHECK(matches("'\"host\":\"h\"'", torn));
  CHECK(matches("'time\\u006fut'", torn));  // as written, not decoded
  CHECK_FALSE(matches("timeout", torn));
  CHECK(matches("MSG", torn, {true, 0}));
  for (const std::string_view query :
       {"host=h", "host=*", "level=err", "level>=debug", "level<=7", "time>1970-01-01", "host~h",
        "host contains h", "host in (h)", "exists host", "exists time", "prefix=*", "txn=*"}) {
    CAPTURE(query);
    CHECK_FALSE(matches(query, torn));
    CHECK(matches("not " + std::string(query), torn));
    CHECK(matches("host and " + std::string(query) + " or msg", torn));
  }
  CHECK(matches("host!=h", torn));
  CHECK(matches("word", "\xFF\xFE plain word \x01"));
}

TEST_CASE(
    "text: keys, strings and numbers of the entry, and its prefix; not the rest of the line") {
  const std::string line =
      "2026-11-20_20:29:01.44647 "
      "{\"k\\u0065y\":\"v\\/x\",\"n\":1.50,\"t\":true,\"a\":[{\"in\":\"de\\u0065p\"}]}";
  for (const std::string_view query : {"key", "v/x", "1.50", "deep", "'in'", "20:29:01", "'/'"}) {
    CAPTURE(query);
    CHECK(matches(query, line));
  }
  for (const std::string_view query : {"true", "1.5000", "'\":'", "u0065", "'\\u0065'", "'{'"}) {
    CAPTURE(query);
    CHECK_FALSE(matches(query, line));
  }
}

TEST_CASE("the value of a repaired line is what it is read as") {
  const std::string_view line("{\"a\":\"x\0y\tz\xFF\"}\0", 15);
  CHECK(matches("a=\"x\\u0000y\\tz\\uFFFD\"", line));
  CHECK(matches("'y\tz'", line));
}

TEST_CASE("of several objects on a line each is judged for itself") {
  Judge judge("a=2");
  REQUIRE(judge.parser().parse("{\"a\":1}{\"a\":2}") == 2);
  CHECK_FALSE(judge.predicate().matches(judge.parser().record(0)));
  CHECK(judge.predicate().matches(judge.parser().record(1)));
  Judge text("two");
  REQUIRE(text.parser().parse("{\"a\":\"one\"}{\"a\":\"two\"}") == 2);
  CHECK_FALSE(text.predicate().matches(text.parser().record(0)));
}

TEST_CASE("`end` is the newest time that the compiler was given") {
  const Nanoseconds newest = *time_from_text("2011-12-26T22:00:00Z");
  CHECK(matches("time>=end-1h", R"({"time":"2011-12-26T21:00:00Z"})", {false, newest}));
  CHECK_FALSE(
      matches("time>=end-1h", R"({"time":"2011-12-26T20:59:59.999999999Z"})", {false, newest}));
}

TEST_CASE("Serilog's unwritten level is one") {
  const std::string line = R"({"@t":"2016-06-07T03:44:57Z","@mt":"m"})";
  CHECK(matches("level=info", line));
  CHECK(matches("level>=info", line));
  CHECK_FALSE(matches("level>=warn", line));
  CHECK(matches("exists level", line));
}

TEST_CASE("counts of each term: asked, present, comparable") {
  Judge judge("a>5 or b>5");
  CHECK(judge(R"({"a":9})"));  // b is not asked
  CHECK_FALSE(judge(R"({"a":1,"b":2})"));
  CHECK_FALSE(judge(R"({"a":"x"})"));  // present, nothing to compare
  CHECK_FALSE(judge(R"({"a":null})"));
  CHECK_FALSE(judge("{}"));
  CHECK_FALSE(judge("torn"));
  CHECK(judge(R"({"a":["x",7,8]})"));  // one entry, however many elements
  const Observations& seen = judge.observations();
  CHECK(seen.entries == 6);
  REQUIRE(seen.terms.size() == 2);
  CHECK(seen.terms[0].evaluated == 6);
  CHECK(seen.terms[0].present == 5);
  CHECK(seen.terms[0].comparable == 3);
  CHECK(seen.terms[1].evaluated == 4);
  CHECK(seen.terms[1].present == 1);
  CHECK(seen.terms[1].comparable == 1);
  CHECK_FALSE(seen.earliest);
}

TEST_CASE("terms are described in the user's words, in the order of their counts") {
  const CompiledQuery query =
      testing::compiled("word a=1 not (b>250ms or time>2011-12-26) c in (x, y) exists d");
  REQUIRE(query.terms.size() == 6);
  using Kind = TermDescription::Kind;
  CHECK(query.terms[0].kind == Kind::text);
  CHECK(query.terms[0].field.empty());
  CHECK(query.terms[0].value == "word");
  CHECK(query.terms[1].kind == Kind::field);
  CHECK(query.terms[1].field == "a");
  CHECK(query.terms[1].value == "1");
  CHECK_FALSE(query.terms[1].negated);
  CHECK(query.terms[2].kind == Kind::ordered);
  CHECK(query.terms[2].value == "250ms");
  CHECK(query.terms[2].negated);
  CHECK(query.terms[3].kind == Kind::time);
  CHECK(query.terms[3].negated);
  REQUIRE(query.terms[3].bound);
  CHECK(query.terms[3].bound->time == time_from_text("2011-12-26"));
  CHECK(query.terms[3].bound->order == Order::greater);
  CHECK(query.terms[4].value == "x, y");
  CHECK_FALSE(query.terms[4].negated);
  CHECK(query.terms[5].field == "d");
  CHECK_FALSE(testing::compiled("not not a=1").terms[0].negated);
  // Another field against a date says nothing of when the entries are from.
  CHECK_FALSE(testing::compiled("created>2011-12-26").terms[0].bound);
}

TEST_CASE("times seen are those of the entries") {
  Judge judge("time>=2030-01-01 or created>=2030-01-01");
  judge(R"({"time":"2011-12-26T21:00:00Z","created":"1999-01-01"})");
  judge(R"({"time":"2011-12-25T21:00:00Z"})");
  judge(R"({"a":1})");
  CHECK(judge.observations().earliest == time_from_text("2011-12-25T21:00:00Z"));
  CHECK(judge.observations().latest == time_from_text("2011-12-26T21:00:00Z"));
}

TEST_CASE("one predicate, many lines: no verdict depends on the one before") {
  Judge judge("level>=warn (host=a or msg~\"x+y\") not txn in (t1, t2)");
  for (int round = 0; round < 3; ++round) {
    CHECK(judge(R"({"level":"err","host":"a"})"));
    CHECK_FALSE(judge("{}"));
    CHECK(judge(R"({"level":"warn","msg":"\u0078xy"})"));
    CHECK_FALSE(judge(R"({"level":"warn","msg":"xxy","txnId":"t2"})"));
    CHECK_FALSE(judge("torn {"));
    CHECK_FALSE(judge(R"({"level":"debug","host":"a"})"));
  }
}

TEST_CASE("queries that cannot be compiled") {
  Node node{Matches{FieldName{"a", false, std::nullopt, {}}, "(", false, {}}, {}};
  CHECK_FALSE(compile_query(node, {}));
  Node path{Exists{FieldName{"a[x]", false, std::nullopt, {}}}, {}};
  CHECK_FALSE(compile_query(path, {}));
}

TEST_CASE("hostile: a deep query over a deep entry") {
  std::string query;
  constexpr int kNots = kMaxQueryDepth / 2 - 1;
  for (int i = 0; i < kNots; ++i) query += "not (";
  query += "a";
  for (int i = 0; i < kNots; ++i) query += ")";
  const std::string deep = "{\"b\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  CHECK(matches(query, deep) == (kNots % 2 == 1));
  CHECK_FALSE(matches("b=x", deep));
  CHECK_FALSE(matches("b[][].c=x", deep));
}

}  // namespace
}  // namespace gsaw
