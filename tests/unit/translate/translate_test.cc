// The same query for another engine: what is said, what is refused, and quoting.
#include "translate/translate.h"

#include <doctest/doctest.h>

#include <string>

#include "query/parser.h"

using namespace gsaw;

namespace {

Said translated(std::string_view engine, std::string_view query, TargetNames names = {}) {
  const auto node = parse_query(query, TimeContext{});
  if (!node) FAIL(std::string(query) << ": " << node.error().message);
  const auto made = make_engine(engine, std::move(names));
  REQUIRE(made != nullptr);
  Translation what;
  what.query = node->get();
  if (engine == "logql") what.table = "{app=\"shop\"}";
  return translate(*made, what);
}

bool says(std::string_view engine, std::string_view query, std::string_view part) {
  const Said text = translated(engine, query);
  if (!text) FAIL(std::string(query) << ": " << text.error().message);
  INFO(*text);
  return text->find(part) != text->npos;
}

bool refuses(std::string_view engine, std::string_view query) {
  return !translated(engine, query).has_value();
}

constexpr std::string_view kAll[] = {"clickhouse", "duckdb", "jq", "logql", "logsql", "lucene"};

}  // namespace

TEST_CASE("an engine is known by its name") {
  CHECK(make_engine("splunk", {}) == nullptr);
  CHECK(listed_engines() == "clickhouse, duckdb, jq, logql, logsql, lucene");
}

TEST_CASE("what no engine says exactly is refused by all, at its term") {
  for (const std::string_view engine : kAll) {
    CAPTURE(engine);
    for (const char* query :
         {"*=x", "a[0]=1", "size>10kB", "took>250ms", "a=field(b)", "x>1e3", "hour(time)=3",
          "items[].(a=1)", "x=1e-400", "name after \"m\"", "x=1234567890123456",
          "other_time>2011-12-26", "time>end-1h", "\"a\\u0000\""}) {
      CAPTURE(query);
      CHECK(refuses(engine, query));
    }
    const Said refused = translated(engine, "host=a size>10kB");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().span.offset == 7);
  }
}

TEST_CASE("a level is a number, less where it is more severe") {
  CHECK(says("lucene", "level>=warn", "level:[* TO 4]"));
  CHECK(says("lucene", "level<warn", "level:{4 TO *]"));
  CHECK(says("logsql", "level=err", "\"level\":=\"3\""));
  CHECK(says("jq", "level>=warn", "amount <= 4"));
  CHECK(says("duckdb", "level>warn", "< 4"));
}

TEST_CASE("text ends no string of the engine's") {
  CHECK(says("duckdb", "host=\"a' OR 1\"", "'a'' OR 1'"));
  CHECK(says("clickhouse", "host=\"a\\\\' x\"", "'a\\\\\\' x'"));
  CHECK(says("jq", "host=\"\\\\(1) \\\"\"", "\"\\\\(1) \\\"\""));
  CHECK(says("jq", "host=\"\\u00e4\\ud83d\\ude00\\n\"", "\"\\u00e4\\ud83d\\ude00\\u000a\""));
  CHECK(says("lucene", "host=\"a\\\" OR b\"", "source:\"a\\\" OR b\""));
  CHECK(says("lucene", "host=a:b/*", "source:a\\:b\\/*"));
  CHECK(says("logql", "host=\"a\\\" or\"", "host = \"a\\\" or\""));
  CHECK(says("logsql", "host=\"\\ud83d\\ude00\\n\"", "\"host\":=\"\xF0\x9F\x98\x80\\x0a\""));
  CHECK(says("logsql", "host=\"a\\\" or\"", "\"host\":=\"a\\\" or\""));
  CHECK(says("duckdb", "\"a\\\"b/c\"=1", "'/a\"b~1c'"));
}

TEST_CASE("what selects more is said, and refused where it would select less") {
  CHECK(says("lucene", "message=slow", "message:\"slow\""));
  CHECK(refuses("lucene", "message!=slow"));
  CHECK_FALSE(refuses("lucene", "not message!=slow"));
  CHECK(says("logql", "status>=500", "# selects more than gsaw"));
  CHECK(refuses("logql", "not status>=500"));
  CHECK(says("logsql", "status>=500", "# selects more than gsaw"));
  CHECK(refuses("logsql", "not (a=1 or status>=500)"));
}

TEST_CASE("a source is found in any case, a number in its forms, a message by its words") {
  CHECK(refuses("lucene", "host!=web1"));
  CHECK(refuses("lucene", "not host=web*"));
  CHECK(refuses("lucene", "message=\"---\""));
  CHECK(refuses("lucene", "x<0.1234567"));
  CHECK_FALSE(refuses("lucene", "x<1234567"));
  for (const char* value : {"007", "+5", "5d", ".5", "NaN", "0x1p3", "0.1234567"}) {
    CAPTURE(value);
    CHECK(refuses("lucene", std::string("x!=") + value));
  }
  for (const char* value : {"7", "200.0", "10.0.0.1", "5xx", "d5", "-", "-5"}) {
    CAPTURE(value);
    CHECK_FALSE(refuses("lucene", std::string("x!='") + value + "'"));
  }
}

TEST_CASE("a time is no text where it is kept as a time") {
  for (const std::string_view engine : {"lucene", "logsql"}) {
    CAPTURE(engine);
    CHECK(refuses(engine, "time contains 13"));
    CHECK(refuses(engine, ".timestamp>5"));
    CHECK_FALSE(refuses(engine, "time>2011-12-26"));
  }
  CHECK(says("lucene", "time>=2011-12-26T01:02:03.5Z", "[\"2011-12-26 01:02:03.500\" TO *]"));
  const Said given = translated("lucene", "time>=2011-12-26T01:02:03.5Z", {{"time", "@timestamp"}});
  REQUIRE(given.has_value());
  CHECK(*given == "@timestamp:[\"2011-12-26T01:02:03.500Z\" TO *]\n");
}

TEST_CASE("an engine without comments leaves its remarks to be said") {
  const auto node = parse_query("message=slow message=fast", TimeContext{});
  REQUIRE(node.has_value());
  const auto engine = make_engine("lucene", {});
  Translation what;
  what.query = node->get();
  const Said text = translate(*engine, what);
  REQUIRE(text.has_value());
  CHECK(text->starts_with("(message:"));
  CHECK(engine->remarks().size() == 1);
}

TEST_CASE("without a not of its own the terms are turned") {
  CHECK(says("logql", "not (a=1 or b~x)", "(_a != \"1\" and _b !~ \"(?s:.*)(?:x)(?s:.*)\")"));
  CHECK(says("logql", "not (a=1 and not b=2)", "(_a != \"1\" or _b = \"2\")"));
  CHECK(refuses("logql", "not \"\"=1"));
}

TEST_CASE("what finds every entry is no filter of labels") {
  CHECK(says("logql", "* and a=1", "| json | _a = \"1\"\n"));
  CHECK(says("logql", "(* or a=1) b=2", "| json | _b = \"2\"\n"));
  CHECK_FALSE(says("logql", "* or a=1", "json"));
}

TEST_CASE("a dot in an expression is no end of a line") {
  CHECK(says("logsql", "a~\"x.y\"", "\"(?-s:x.y)\""));
  CHECK(says("logql", "a~\"x.y\"", "(?:(?-s:x.y))"));
  CHECK(says("logsql", "a=x*y", "\"\\\\Ax(?s:.*)y\\\\z\""));
}

TEST_CASE("a field that is missing is not found where it is as an empty one") {
  for (const std::string_view engine : {"logql", "logsql"}) {
    CAPTURE(engine);
    CHECK(refuses(engine, "a=\"\""));
    CHECK(refuses(engine, "a~\"x*\""));
    CHECK(refuses(engine, "a=*"));
    CHECK(refuses(engine, "exists a"));
    CHECK_FALSE(refuses(engine, "a is not empty"));
  }
}

TEST_CASE("an expression that jq may read otherwise is refused") {
  for (const char* regex : {"a[[:alpha:]]", "\\\\bword", "(?P<n>x)", "a{2}", "\\\\pL", "(?i)x"}) {
    CAPTURE(regex);
    CHECK(refuses("jq", std::string("a~\"") + regex + "\""));
  }
  CHECK(says("jq", "a~\"^\\\\d+.$\"", "test(\"\\\\A[0-9]+[^\\\\n]\\\\z\")"));
}

TEST_CASE("names are those of the engine, or given") {
  CHECK(says("lucene", "txn=a", "txnId:\"a\""));
  CHECK(says("jq", "txn=a", "[[\"_txnId\"]]"));
  CHECK(says("jq", "a.b=c", "[[\"a.b\"],[\"_a.b\"],[\"a\",\"b\"]]"));
  CHECK(says("lucene", ".host=a", "source:\"a\""));
  CHECK(says("lucene", "\"_x y\"=1", "x\\ y:\"1\""));
  CHECK(refuses("lucene", "\"x y\"!=1"));
  CHECK(says("lucene", "\"AND\"=1", "\\AND:\"1\""));
  CHECK(says("logsql", ".short_message=a", "\"_msg\":=\"a\""));
  CHECK(refuses("logsql", "\"x*\"=1"));
  CHECK(refuses("logql", "\"by\"=1"));
  CHECK(refuses("logql", "\"Unwrap\" is not empty"));
  const Said given = translated("lucene", "txn=a _x=1", {{"txn", "request_id"}, {"_x", "y"}});
  REQUIRE(given.has_value());
  CHECK(*given == "(request_id:\"a\" AND y:\"1\")\n");
  const Said column = translated("duckdb", "txn=a", {{"line", "raw"}});
  REQUIRE(column.has_value());
  CHECK(column->find("json_extract(\"raw\", '/_txnId')") != column->npos);
}
