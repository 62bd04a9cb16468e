// After a run with no match: what is said, and that nothing is said without proof.
#include "query/hints.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/query/judge_fixture.h"

namespace gsaw {
namespace {

using Lines = std::vector<std::string_view>;
using Hints = std::vector<std::string>;

// The hints after these lines, none of which matches.
Hints hints(std::string_view query, const Lines& lines, bool all = true,
            const TimeZone& zone = {}) {
  testing::Judge judge(query);
  for (const std::string_view line : lines) {
    CHECK_FALSE(judge(line));
    judge.observations().sample_names(judge.parser().record());
  }
  return no_match_hints(judge.query(), judge.observations(), {judge.observations().entries, all},
                        zone);
}

const Lines kEntries = {
    R"({"status":200,"msg":"a","time":"2011-12-26T21:53:38.221Z","level":"info"})",
    R"({"status":"x","msg":"b","time":"2011-12-26T22:00:00Z","user":{"name":"u"}})"};

TEST_CASE("nothing to say") {
  CHECK(hints("status=404", kEntries).empty());
  CHECK(hints("word", kEntries).empty());
  CHECK(hints("status>400", kEntries).empty());
  CHECK(hints("msg~z", kEntries).empty());
  CHECK(hints("level=crit", kEntries).empty());
  CHECK(hints("nothing=1", {}).empty());
  CHECK(hints("nothing=1", {"torn"}).empty());
  CHECK(hints("not msg=*", kEntries).empty());
  // A negated test of a missing field is true: not why nothing matched.
  CHECK(hints("nothing!=1 msg=z", kEntries).empty());
}

TEST_CASE("no more than a person reads") {
  std::string query = "f1=1";
  for (int i = 2; i <= 3000; ++i) query += " or f" + std::to_string(i) + "=1";
  const Hints found = hints(query, kEntries);
  REQUIRE(found.size() == 1);
  CHECK(found[0].ends_with("\"f9\", \"f10\" or 2990 others"));
}

TEST_CASE("a field that no entry has, with the nearest name") {
  CHECK(hints("statos=404", kEntries) ==
        Hints{"no entry has a field \"statos\"; did you mean status?"});
  CHECK(hints("user.nam=u", kEntries) ==
        Hints{"no entry has a field \"user.nam\"; did you mean user.name?"});
  for (const std::string_view query : {"zzz=1", "zzz>1", "zzz~1", "zzz contains x", "zzz in (a, b)",
                                       "exists zzz", "zzz>2011-01-01"}) {
    CAPTURE(query);
    CHECK(hints(query, kEntries) == Hints{"no entry has a field \"zzz\""});
  }
  CHECK(hints("host=x", kEntries) == Hints{"no entry has a host that gsaw can read"});
  CHECK(hints("level>=warn", {R"({"msg":"m"})"}) ==
        Hints{"no entry has a level that gsaw can read"});
  CHECK(hints("time>2011-01-01", {R"({"msg":"m"})"}) ==
        Hints{"no entry has a time that gsaw can read"});
}

TEST_CASE("said once, and for each field") {
  CHECK(hints("zzz=1 or zzz=2", kEntries).size() == 1);
  CHECK(hints("zzz=1 or yyy=2", kEntries) == Hints{"no entry has a field \"zzz\" or \"yyy\""});
  CHECK(hints("zzz=1 or statos=2", kEntries) ==
        Hints{"no entry has a field \"zzz\" or \"statos\" (did you mean status?)"});
  CHECK(hints("msg>5 or msg>6 or status>5ms", kEntries).size() == 2);
}

TEST_CASE("of which entries it is known") {
  CHECK(hints("msg=a zzz=1", kEntries) ==
        Hints{"the only entry that passed the other tests lacks a field \"zzz\""});
  CHECK(hints("msg~[ab] zzz=1", {kEntries[0], kEntries[1], R"({"msg":"c"})"}) ==
        Hints{"of the 2 entries that passed the other tests, none has a field \"zzz\""});
  CHECK(hints("zzz=1", kEntries, false) ==
        Hints{"none of the first 2 entries has a field \"zzz\""});
  // Never asked, nothing known.
  CHECK(hints("msg=z zzz=1", kEntries).empty());
}

TEST_CASE("a comparison that never had comparable values") {
  const std::string kinds =
      ": both must be numbers, durations, sizes, addresses "
      "or times";
  CHECK(hints("msg>5", kEntries) ==
        Hints{"no value of \"msg\" could be compared with \"5\"" + kinds});
  CHECK(hints("msg>5ms", kEntries) ==
        Hints{"no value of \"msg\" could be compared with \"5ms\"" + kinds});
  CHECK(hints("msg>2011-12-26", kEntries) ==
        Hints{"no value of \"msg\" could be compared with \"2011-12-26\"" + kinds});
  CHECK(hints("msg in 1..5", kEntries) ==
        Hints{"no value of \"msg\" could be compared with \"1..5\"" + kinds});
  CHECK(hints("status>5ms", kEntries).size() == 1);
}

TEST_CASE("a time range outside the data") {
  const std::string range =
      "the entries are from 2011-12-26 21:53:38.221 to 2011-12-26 22:00:00.000, ";
  CHECK(hints("time>=2012-01-01", kEntries) == Hints{range + "all before 2012-01-01 00:00:00.000"});
  CHECK(hints("time>2012-01-01", kEntries).size() == 1);
  CHECK(hints("time<2011-01-01", kEntries) == Hints{range + "all after 2011-01-01 00:00:00.000"});
  CHECK(hints("time<=2011-01-01", kEntries).size() == 1);
  CHECK(hints("time>2011-12-26 msg=z", kEntries).empty());
  CHECK(hints("time>2011-12-26T21:55 status=200", kEntries).empty());  // a gap, not outside
  CHECK(hints("time>=2012-01-01", kEntries, false)[0].starts_with("the first 2 entries are from "));
  CHECK(
      hints("msg=a time>=2012-01-01", kEntries) ==
      Hints{
          "the entries that passed the other tests are from 2011-12-26 21:53:38.221 to 2011-12-26 "
          "21:53:38.221, all before 2012-01-01 00:00:00.000"});
  CHECK(hints("time>=2012-01-01", kEntries, true, TimeZone::named("+02:00").value())[0].starts_with(
      "the entries are from 2011-12-26 23:53:38.221 to 2011-12-27 00:00:00.000, all before "));
}

TEST_CASE("times are shown as exactly as it takes") {
  const Lines entries = {R"({"time":"2011-12-26T21:53:38.2215Z"})"};
  CHECK(hints("time>2011-12-26T21:53:38.2216Z", entries) ==
        Hints{"the entries are from 2011-12-26 21:53:38.221500 to 2011-12-26 21:53:38.221500, all "
              "before 2011-12-26 21:53:38.221600"});
  CHECK(hints("time<2011-12-26T21:53:38.221499999Z", entries)[0].ends_with(
      "all after 2011-12-26 21:53:38.221499"));
}

TEST_CASE("names in the log's own spelling, through arrays") {
  const Lines entries = {R"({"short_message":"m","_status":1,"items":[{"price":2}]})"};
  CHECK(hints("statsu=1", entries) ==
        Hints{"no entry has a field \"statsu\"; did you mean status?"});
  CHECK(hints("items.price=1", entries) ==
        Hints{"no entry has a field \"items.price\"; did you mean items[].price?"});
}

TEST_CASE("of elements names are their own, and objects are no entries") {
  const Lines entries = {
      R"({"time":"2011-12-26T21:53:38Z","message":"m","a":[{"b":1,"skus":2},{"b":2}]})",
      R"({"skuz":1,"a":[{"b":3},4]})", R"({"a":null})"};
  for (const char* name : {"message", "time", "level", "host", "nope"}) {
    CAPTURE(name);
    const std::string field = std::string(" a field \"") + name + '"';
    CHECK(hints("a[].(" + std::string(name) + "=1)", entries) ==
          Hints{"no object in a[] has" + field});
    CHECK(hints("a[].(b=1 and " + std::string(name) + "=1)", entries) ==
          Hints{"no object in a[] that passed the other tests has" + field});
    CHECK(hints("message=m a[].(" + std::string(name) + "=1)", entries) ==
          Hints{"no object in a[] that passed the other tests has" + field});
  }
  CHECK(hints("a[].(b=1 and time>now)", entries).size() == 1);
  CHECK(hints("a[].(b>5ms)", entries) ==
        Hints{"no value of \"b\" could be compared with \"5ms\": both must be numbers, durations, "
              "sizes, addresses or times"});
  CHECK(hints("a[].(nope=1)", entries, false) ==
        Hints{"no object in a[] of the first 3 entries has a field \"nope\""});
  // The nearest name is one that elements have.
  CHECK(hints("a[].(sku=1)", entries) ==
        Hints{"no object in a[] has a field \"sku\"; did you mean skus?"});
  CHECK(hints("a[].(skuz=1 or nope=1)", entries) ==
        Hints{"no object in a[] has a field \"skuz\" (did you mean skus?) or \"nope\""});
  CHECK(hints("nope=1 or a[].(nope=1)", entries) ==
        Hints{"no entry has a field \"nope\"", "no object in a[] has a field \"nope\""});
  CHECK(hints("a[].(c[].(nope=1))", {R"({"a":[{"b":1},{"c":[{"d":1},{}]}]})"}) ==
        Hints{"no object in c[] has a field \"nope\""});
  CHECK(hints("none[].(b=1)", entries) == Hints{"no entry has a field \"none[]\""});
}

TEST_CASE("what is asked again, as a role cannot be read, is not counted again") {
  const Lines entries = {R"({"time":"2011-12-26T00:00:03Z","msg":"no id"})",
                         R"({"time":"2011-12-26T00:00:04Z","txnId":"abc"})"};
  CHECK(hints("txn=abc time>2012-01-01", entries) ==
        Hints{"the entries that passed the other tests are from 2011-12-26 00:00:04.000 to "
              "2011-12-26 00:00:04.000, all before 2012-01-01 00:00:00.000"});
  CHECK(hints("txn=abc x=field(nope)", {entries[0], R"({"txnId":"abc","x":1})"}) ==
        Hints{"the only entry that passed the other tests lacks a field \"nope\""});
  CHECK(hints("txn=abc a[].(nope=1)", {R"({"a":[{"b":1}]})", R"({"txnId":"abc","a":[{"b":1}]})"}) ==
        Hints{"no object in a[] that passed the other tests has a field \"nope\""});
}

TEST_CASE("a bare text or value that is the name of a field") {
  const FieldNames known = {"_user_id", "code", "status", ".level"};
  const auto said = [&](std::string_view query, bool negated) {
    testing::Judge judge(query);
    return field_as_text_hints(judge.query(), known, negated);
  };
  CHECK(said("user_id", false) == Hints{"\"user_id\" was searched for as a text, and is also a "
                                        "field of these entries: exists user_id"});
  CHECK(said("not user_id or code", true).size() == 1);
  CHECK(said("status=code", false) == Hints{"\"status\" was compared with the text \"code\", which "
                                            "is also a field of these entries: field(code)"});
  CHECK(said("status!=code code!=status", true).size() == 1);
  for (const std::string_view query : {"\"code\"", "status=\"code\"", "status=status", "other",
                                       "status=cod*", "exists code", "status~code"}) {
    CAPTURE(query);
    CHECK(said(query, false).empty());
  }
  CHECK(said("user_id", true).empty());
}

TEST_CASE("-t: that there are no ids") {
  Node node{TxnIs{{".rh-3dT5.h-a.r-pVDF7IRM.c-0.ts-1324936588828.v-1"}}, {}};
  const CompiledQuery query = compile_query(node, {}).value();
  Predicate predicate(query);
  RecordParser parser;
  REQUIRE(parser.parse("{\"a\":1}") == 1);
  CHECK_FALSE(predicate.matches(parser.record()));
  const Hints said = no_match_hints(query, predicate.observations(), {1, true}, {});
  CHECK(said == Hints{"no entry has a transaction or request id"});
}

TEST_CASE("hostile: nothing that is said can drive a terminal") {
  for (const std::string& hint : hints("\"a\x1b[31m\\n\xE2\x80\xAE\"=1",
                                       {"{\"a\\u001b[31m\\n\xE2\x80\xAE\xE2\x80\xAE\":1}"})) {
    CAPTURE(hint);
    CHECK(hint.find_first_of("\x1b\n\r") == std::string::npos);
    CHECK(hint.find("\xE2\x80\xAE") == std::string::npos);
  }
  const Hints long_name = hints(std::string(100'000, 'x') + "=1", kEntries);
  REQUIRE(long_name.size() == 1);
  CHECK(long_name[0].size() < 200);
}

}  // namespace
}  // namespace gsaw
