// What of a query gives a literal to search for, and what must not.
#include "query/prefilter.h"
#include "query/prefilter_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "query/candidate_scan.h"
#include "query/parser.h"
#include "query/role_needles.h"

using namespace gsaw;

namespace {

NodePtr parsed(std::string_view query) {
  auto node = parse_query(query, TimeContext{});
  REQUIRE(node.has_value());
  return *std::move(node);
}

std::vector<std::string> needles(std::string_view query, bool ignore_case = false) {
  std::vector<std::string> found;
  const auto node = parsed(query);
  for (const Needle& needle : make_prefilter(*node, ignore_case).any_of) {
    if (!needle.of_template && !needle.of_several) found.push_back(needle.text);
  }
  std::sort(found.begin(), found.end());
  return found;
}

using Needles = std::vector<std::string>;

bool may_match(std::string_view query, std::string_view line) {
  const NodePtr node = parsed(query);
  const Prefilter prefilter = make_prefilter(*node, false);
  return CandidateFinder(prefilter, {}).may_match(line);
}

}  // namespace

TEST_CASE("text, values, ids and what a regular expression needs") {
  CHECK(needles("timeout") == Needles{"timeout"});
  CHECK(needles("message=\"Some text\"") == Needles{"Some text"});
  CHECK(needles("accountId=ac42zq") == Needles{"ac42zq"});
  CHECK(needles("message contains refused") == Needles{"refused"});
  CHECK(needles("host=ord1.*.rack9") == Needles{".rack9"});
  CHECK(needles("txn in (abcd1, efgh2)") == Needles{"abcd1", "efgh2"});
  CHECK(needles("message~\"(foo|bar)baz.*quux\"") == Needles{"quux"});
  CHECK(needles("message~\"time ?out\"") == Needles{"time"});
  CHECK(needles("message~refused") == Needles{"refused"});
}

TEST_CASE("the key of texts that are written as arrays counts before an array") {
  const std::string_view queries[] = {"refused", "a.b.c=refused", "level=err", "txn=refused",
                                      "host=refused and message contains b"};
  const std::string_view lists[] = {R"({"MESSAGE":[1]})", R"({"MESSAGE" : [ 1 ]})",
                                    R"({"\u004dESSAGE":[1]})", R"({"a":"{\"MESSAGE\":[1]}"})"};
  for (const std::string_view query : queries) {
    CAPTURE(query);
    const NodePtr node = parsed(query);
    const CandidateFinder finder(for_journal(make_prefilter(*node, false)), {});
    for (const std::string_view line : lists) CHECK(finder.may_match(line));
    CHECK_FALSE(finder.may_match(R"({"MESSAGE":"[1]","PRIORITY":"6"})"));
    CHECK_FALSE(finder.may_match(R"({"MESSAGE_ID":[1],"PRIORITY":"6"})"));
  }
  CHECK_FALSE(may_match("refused", R"({"MESSAGE":"a"})"));
  CHECK(may_match("refused", R"({"MESSAGE":[114]})"));
}

TEST_CASE("only stretches that every JSON writer leaves alone") {
  CHECK(needles("'say \"hello there\"'") == Needles{"hello there"});
  CHECK(needles("'/var/log/zookeeper'") == Needles{"zookeeper"});
  CHECK(needles("größenordnung") == Needles{"enordnung"});
  CHECK(needles("'\"'").empty());
  CHECK(needles("\"\\n\"").empty());
}

TEST_CASE("a key, with the quote that ends it") {
  CHECK(needles("status>=500") == Needles{"status"});
  CHECK(needles("_status>=500") == Needles{"_status"});
  CHECK(needles("exists err") == Needles{"err\"", "err\\"});
  CHECK(needles("request.headers.accept>1") == Needles{"accept"});
  CHECK(needles("codes[]>=500") == Needles{"codes"});
  CHECK(needles("\"a.b\">1") == Needles{"a.b\"", "a.b\\"});
  CHECK(needles("created>2011-12-26") == Needles{"created"});
}

TEST_CASE("a number may be written in many ways, so only its key counts") {
  CHECK(needles("status=200") == Needles{"status"});
  CHECK(needles("status in (200, abc)") == Needles{"status"});
  CHECK(needles("status=\"200\"") == Needles{"200"});
}

TEST_CASE("and takes its best side, or needs both, not gives none") {
  CHECK(needles("status>=500 and connection-refused") == Needles{"connection-refused"});
  CHECK(needles("level>=err and status>=500") == Needles{"status"});
  CHECK(needles("refused or timeout") == Needles{"refused", "timeout"});
  CHECK(needles("refused or host=7").empty());
  CHECK(needles("not refused").empty());
  CHECK(needles("host!=ord1").empty());
  CHECK(needles("not refused and timeout") == Needles{"timeout"});
}

TEST_CASE("level and time: a part of one of the keys that they go by") {
  for (const char* query : {"level>=warn", "level=warn", "level<=3", "exists level"}) {
    CAPTURE(query);
    const Prefilter prefilter = make_prefilter(*parsed(query), false);
    const auto joints = std::count_if(prefilter.any_of.begin(), prefilter.any_of.end(),
                                      [](const Needle& needle) { return needle.of_several; });
    CHECK(joints == 3);
    const auto keys = std::count_if(prefilter.any_of.begin(), prefilter.any_of.end(),
                                    [](const Needle& needle) { return needle.role.has_value(); });
    CHECK(static_cast<std::size_t>(keys) == role_needles(Role::level).size());
    CHECK(prefilter.ignore_case);
    CHECK(prefilter.odd_lines() == OddLines::unclosed);
    CHECK(prefilter.roles == role_bit(Role::level));
  }
  // What stands before the JSON may be the entry's time.
  CHECK(make_prefilter(*parsed("time>2011-12-26"), false).odd_lines() ==
        OddLines::unclosed_or_prefixed);
  const Prefilter either = make_prefilter(*parsed("level>=err or time>2011-12-26"), false);
  CHECK(either.odd_lines() == OddLines::unclosed_or_prefixed);
  CHECK(either.roles == (role_bit(Role::level) | role_bit(Role::time)));
  CHECK(needles("level>=err and timeout") == Needles{"timeout"});
  CHECK(needles("level>=err or timeout").size() == needles("level>=err").size() + 1);
}

TEST_CASE("no literal: what goes by many keys, and the empty query") {
  for (const char* query :
       {"", "host=3", "exists time", "exists host", "message~\"a|b\"", "prefix>1"}) {
    CAPTURE(query);
    const Prefilter prefilter = make_prefilter(*parsed(query), false);
    CHECK_FALSE(prefilter.active());
    CHECK_FALSE(prefilter.why_none.empty());
  }
}

TEST_CASE("the case of a hexadecimal id is ignored, that of others is not") {
  const auto made = [](std::vector<std::string> ids, bool ignore_case) {
    return make_prefilter(*make_node(TxnIs{std::move(ids)}), ignore_case);
  };
  const Prefilter hex = made({"0af7651916cd43dd", "ask"}, false);
  CHECK(hex.ignore_case);
  CHECK(hex.any_of.size() == 2);
  CHECK(explain_prefilter(hex).find("in any case") != std::string::npos);
  CHECK_FALSE(made({".rh-3dT5.h-a.r-pVDF7IRM.c-0.ts-1.v-1", "12345678"}, false).ignore_case);
}

TEST_CASE("ignoring case leaves out k and s, which also stand for letters beyond ASCII") {
  CHECK(needles("refused", true) == Needles{"refu"});
  CHECK(needles("ks", true).empty());
  CHECK(make_prefilter(*parsed("refused"), true).ignore_case);
}

TEST_CASE("lines: the literal, an escape that may hide it, and the value behind the key") {
  CHECK(may_match("refused", R"({"m":"connection refused"})"));
  CHECK(may_match("refused", R"({"m":"connection \u0072efused"})"));
  CHECK_FALSE(may_match("refused", R"({"m":"connection reset"})"));
  CHECK(may_match("status>=500", R"({"_status":503})"));
  CHECK(may_match("status>=500", R"({"_status" : "503"})"));
  CHECK(may_match("status>=500", R"({"_status":[200,503]})"));
  CHECK(may_match("status>=500", R"({"_status":200,"\u0073tatus":503})"));
  CHECK(may_match("status>=500", R"({"_status":200,"status":5e2})"));
  CHECK_FALSE(may_match("status>=500", R"({"_status":200})"));
  CHECK_FALSE(may_match("status>=500", R"({"_status":"fast"})"));
  CHECK_FALSE(may_match("status>=500", R"({"m":"_status","n":503})"));
  CHECK_FALSE(may_match("host2=web1", R"({"host2":"web2","m":"x"})"));
}

TEST_CASE("lines: an escape counts when it may hide a character of the literal") {
  CHECK(may_match("refused", R"({"m":"re\u0066used"})"));
  CHECK(may_match("\"a<b\"", R"({"m":"a\u003cb"})"));
  CHECK(may_match("\"a<b\"", R"({"m":"a\u003Cb"})"));
  CHECK_FALSE(may_match("refused", R"({"m":"a\u003cb"})"));
  CHECK_FALSE(may_match("refused", R"({"m":"\u0441\u043e\u00e9\ud83d\ude00"})"));
  CHECK_FALSE(may_match("refused", R"({"m":"\u0052EFUSED"})"));
  // A cut escape belongs to no record that is judged, but says nothing either.
  CHECK(may_match("refused", R"({"m":"\u006)"));
}

TEST_CASE("lines: the value behind any of a level's keys, on any scale that it may be on") {
  for (const char* line :
       {R"({"level":3})", R"({"severity":"ERROR"})", R"({"level":50})", R"({"LOG_LEVEL":"eror"})",
        R"({"log":{"level":"error"}})", R"({"level":{"value":3}})", R"({"level":"\u0065rror"})",
        R"({"l\u0065vel":"error"})", R"({"level":6,"level":3})", R"({"level":6,"m":"cut off)",
        R"({"log":"{\"level\":\"error\"}"})", R"({"log":"{\"lvl\":\"error\"}"})",
        R"({"level":"info","log":"{\"@l\":\"error\"}"})", R"({"t":{"$date":1},"s":"E"})"}) {
    CAPTURE(line);
    CHECK(may_match("level>=err", line));
  }
  for (const char* line :
       {R"({"level":30})", R"({"level":"info","m":"level","n":"an error"})", R"({"log_level":"I"})",
        R"({"log":{"level":"info"}})", R"({"a":{"b":1},"lvl":"info"})", R"(app: {"level":"info"})",
        R"({"version":"1.1","host":"a","level":6})", R"({"short_message":"a","level":6})",
        R"({"fields":{"severity":"notice"}})"}) {
    CAPTURE(line);
    CHECK_FALSE(may_match("level>=err", line));
  }
  CHECK(may_match("level>=info", R"({"@t":"2011-12-26T21:53:38Z","@m":"x"})"));
  CHECK(may_match("level<=3", R"({"_level":3})"));
}

TEST_CASE("lines: a status that may be a level") {
  for (const char* line :
       {R"({"m":"x","status":"error"})", R"({"status":"info"})",
        R"({"level":"info"} {"status":"error"})", R"({"fields":{"status":"error"}})",
        R"({"level":"info","log":"{\"status\":\"error\"}"})",
        R"({"level":"info","log":"{\"st\u0061tus\":\"error\"}"})",
        R"({"level":"info","topic":"t","partition":3,"offset":7,"value":{"status":"error"}})"}) {
    CAPTURE(line);
    CHECK(may_match("level>=err", line));
  }
  for (const char* line :
       {R"({"level":"info","status":"ERROR"})", R"({"level":"info","status" : "err"})",
        R"({"level":"info","status":"err\u006fr"})", R"({"level":"info","status":"e\u006derg"})",
        R"({"level":"info","a":"status","b":1})"}) {
    CAPTURE(line);
    CHECK(may_match("level>=err", line));
  }
  for (const char* line :
       {R"({"level":"info","status":200})", R"({"level":"info","status" : "success"})",
        R"({"level":"info","status":null})", R"({"level":"info","status":"an error that is long"})",
        R"({"level":"info","status":{"a":"error"}})",
        R"({"level":"info","http_status":"error"})"}) {
    CAPTURE(line);
    CHECK_FALSE(may_match("level>=err", line));
  }
}

TEST_CASE("lines: one without a level that is certain is not ruled out") {
  for (const char* line :
       {R"({"m":"no level"})", R"({"level":"sev1"})", R"({"level":6})", R"({"level":null})",
        R"({"m":"\"level\":\"info\""})", R"({"user":{"level":"info"}})",
        R"({"m":"level","n":"info"})", R"({"a":{"log":{"level":"info"}}})",
        R"({"version":"1.1","host":"a","log":{"level":6}})",
        R"({"@t":"2011-12-26T21:53:38Z","@m":"x"})"}) {
    CAPTURE(line);
    CHECK(may_match("level>=err", line));
  }
  // Another side rules it out.
  CHECK_FALSE(may_match("level>=err and x=refused", R"({"m":"no level"})"));
}

TEST_CASE("lines: a time behind any of its keys, or before the JSON") {
  const std::string_view later = "time>2011-12-26T21:53:38Z";
  CHECK(may_match(later, R"({"timestamp":1324936418.232})"));  // 21:53:38.232
  CHECK(may_match(later, R"({"ts":1324936419000})"));
  CHECK(may_match(later, R"({"time":"2011-12-26T21:53:39Z"})"));
  CHECK(may_match(later, R"({"@timestamp":"2011-12-26T21:53:39Z"})"));
  CHECK(may_match(later, R"({"t":{"$date":"2011-12-26T21:53:39Z"}})"));
  CHECK(may_match(later, R"(@400000004ef8ed2c2d5f5b6c {"m":"x"})"));
  CHECK_FALSE(may_match(later, R"({"timestamp":1324936417.9})"));
  CHECK_FALSE(may_match(later, R"({"time":"2011-12-26T21:53:37Z","m":"x"})"));
  CHECK_FALSE(may_match(later, R"({"_ts":1324936417.9})"));
  // None that is certain.
  CHECK(may_match(later, R"({"m":"x"})"));
  CHECK(may_match(later, R"({"time":12})"));
  CHECK(may_match(later, R"({"uptime":"2011-12-26T21:53:37Z"})"));
}

TEST_CASE("lines: a range asks both ends of one value, or of several values in turn") {
  const std::string_view range = "status>=500 status<600";
  CHECK(may_match(range, R"({"_status":503})"));
  CHECK_FALSE(may_match(range, R"({"_status":404})"));
  CHECK_FALSE(may_match(range, R"({"_status":600})"));
  // Any occurrence may satisfy either end.
  CHECK(may_match(range, R"({"_status":600,"_status":404})"));
  CHECK_FALSE(may_match("level>=warn level<=notice", R"({"level":"info"})"));
  CHECK_FALSE(may_match("status=500 or status=503", R"({"_status":404})"));
  CHECK(may_match("status=500 or status=503", R"({"_status":503})"));
}

TEST_CASE("lines: all sides of an and") {
  CHECK(may_match("refused level>=err", R"({"m":"refused","level":3})"));
  CHECK_FALSE(may_match("refused level>=err", R"({"m":"refused","level":"info"})"));
  CHECK_FALSE(may_match("refused level>=err", R"({"m":"reset","level":3})"));
  CHECK_FALSE(may_match("refused and (peer or host2=api1)", R"({"m":"refused"})"));
  CHECK(may_match("refused and (peer or host2=api1)", R"({"m":"refused","host2":"api1"})"));
  CHECK(may_match("refused and not peer", R"({"m":"refused by peer"})"));
  CHECK(may_match("refused level>=err", R"({"m":"refused","le\u0076el":3})"));
}

TEST_CASE("a message that is filled in does not stand in its line") {
  const std::string line = R"({"@mt":"Hi, {User}","User":"ann"})";
  for (const char* query :
       {"message=\"Hi, ann\"", "message contains 'Hi, ann'", "message~'Hi, ann'",
        "message in ('Hi, ann', x)", "'Hi, ann'", "'Hi, ann' and x", "'Hi, ann' or y"}) {
    CAPTURE(query);
    CHECK(may_match(query, line));
    CHECK(may_match(query, R"({"log":"{\"@mt\":\"Hi, {User}\",\"User\":\"ann\"}"})"));
  }
  CHECK_FALSE(may_match("'Hi, ann' and .h=x", line));
  CHECK_FALSE(may_match("'Hi, ann'", R"({"msg":"Hi, {User}","User":"ann"})"));
  CHECK_FALSE(may_match(".message='Hi, ann'", line));
}
