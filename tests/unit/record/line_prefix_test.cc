// Prefixes that log shippers put before the JSON of a line.
#include "record/line_prefix.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace gsaw;

namespace {

constexpr std::string_view kJson = R"({"a": "b {c} |", "n": 1})";

// Splits `prefix` + `blanks` + JSON and checks all but the time, which it returns.
std::optional<Nanoseconds> time_of(std::string_view prefix, std::string_view blanks = " ") {
  CAPTURE(prefix);
  const std::string line = std::string(prefix) + std::string(blanks) + std::string(kJson);
  const auto split = split_line_prefix(line);
  REQUIRE(split);
  CHECK(split->text == prefix);
  CHECK(split->rest == kJson);
  return split->time;
}

// 2026-11-20T20:29:00 UTC.
constexpr Nanoseconds kStart = 1'795'206'540 * kNanosPerSecond;

}  // namespace

TEST_CASE("svlogd stamps, as runit writes them") {
  CHECK(time_of("@400000006b00ad971a245454") == kStart + 1'438'588'500);
  CHECK(time_of("2026-11-20_20:29:01.44647") == kStart + 1'446'470'000);
  CHECK(time_of("2026-11-20T20:29:01.45249") == kStart + 1'452'490'000);
  CHECK(time_of("@400000004ef8ecec0d2c3334") == 1'324'936'418'221'000'500);
  CHECK(time_of("@4000000037c219bf2ef02e94") == 935'467'445'787'492'500);
}

TEST_CASE("svlogd's own literal after the stamp belongs to the prefix") {
  CHECK(time_of("2026-11-20_20:29:01.45917 pfx") == kStart + 1'459'170'000);
  CHECK(time_of("2026-11-20T20:29:01.45917 api[3]: out |") == kStart + 1'459'170'000);
  CHECK(time_of("@400000004ef8ecec0d2c3334 app", "") == 1'324'936'418'221'000'500);
}

TEST_CASE("a stamp of another shape is none") {
  for (const std::string_view stamp :
       {"@400000006b00ad971a24545", "@400000006b00ad971a2454544", "@400000006b00ad971a24545g",
        "@400000006b00ad97ffffffff", "@c00000006b00ad971a245454", "@-00000006b00ad971a245454",
        "2026-13-20_20:29:01.44647", "2026-11-20_20:29:01.4464x", "2026-11-20x20:29:01.44647"}) {
    const std::string line = std::string(stamp) + " " + std::string(kJson);
    CAPTURE(line);
    CHECK_FALSE(split_line_prefix(line));
  }
  // Valid, but thousands of years away.
  CHECK_FALSE(time_of("@7fffffffffffffff00000000"));
  CHECK_FALSE(time_of("@000000000000000000000000"));
}

TEST_CASE("a date alone is none, however many blanks follow; nor is it midnight of its day") {
  for (const std::string_view prefix : {"2026-11-20 ", "2026-11-20  ", "2026-11-20\t\t",
                                        "2026-11-20  20:29:00 app: ", "2026-11-20  app: "}) {
    CAPTURE(prefix);
    CHECK_FALSE(split_line_prefix(std::string(prefix) + std::string(kJson)));
  }
}

TEST_CASE("syslog of RFC 3164 gives no time, for want of a year") {
  CHECK_FALSE(time_of("<34>Oct 11 22:14:15 mymachine su[230]:"));
  CHECK_FALSE(time_of("Oct 11 22:14:15 mymachine su:"));
  CHECK_FALSE(time_of("Dec  6 21:53:38 host app[1]:", ""));
  CHECK_FALSE(time_of("Dec 26 21:53:38 app:"));
  CHECK_FALSE(time_of("Dec 26 21:53:38 host"));
  CHECK_FALSE(time_of("Dec 26 21:53:38"));
  CHECK_FALSE(time_of("Dec 26 21:53:38.123456 host app:"));
  CHECK_FALSE(time_of("<30>Dec 26 21:53:38 host app: @cee:"));
  CHECK_FALSE(time_of("@cee:"));
  CHECK_FALSE(time_of("<6>", ""));
}

TEST_CASE("syslog with a full time") {
  const Nanoseconds time = 1'065'910'455'003'000'000;
  CHECK(time_of("<165>1 2003-10-11T22:14:15.003Z host evntslog - ID47 -") == time);
  CHECK(time_of(R"(<165>1 2003-10-11T22:14:15.003Z host app 1 ID47 [x@32473 a="1 ] { \" \\"])") ==
        time);
  CHECK(time_of(R"(<165>1 2003-10-11T22:14:15.003Z h a 1 - [a@1][b@2 c="d"] @cee:)") == time);
  CHECK(time_of("<34>1 2003-10-11T22:14:15.003Z mymachine su - ID47 - \xEF\xBB\xBF", "") == time);
  CHECK_FALSE(time_of("<34>1 - - - - - -"));
  CHECK(time_of("2003-10-11T22:14:15.003+00:00 host app[12]:") == time);
  CHECK(time_of("<13>2003-10-11T22:14:15.003+00:00 host app: @cee:") == time);
  CHECK(time_of("2003-10-11T22:14:15.003000+00:00 app[web.1]:") == time);
}

TEST_CASE("containers: CRI, kubectl, docker compose") {
  const Nanoseconds time = 1'475'713'029'669'794'202;
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stdout F") == time);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stderr P") == time);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stdout F:x:y") == time);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stdout") == time);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z") == time);
  CHECK(time_of("2016-10-06T07:17:09.669794202+07:00") == time);
  CHECK(time_of("2016-10-06 00:17:09,669") == time / kNanosPerMilli * kNanosPerMilli);
  CHECK_FALSE(time_of("[pod/api-5d8f/main]"));
  CHECK_FALSE(time_of("caddy  |"));
  CHECK_FALSE(time_of("caddy-1  |", ""));
  CHECK_FALSE(time_of("stack_web.1.x7k@node-2    |"));
  CHECK_FALSE(time_of("7zip |"));
}

TEST_CASE("up to three prefixes, the time of the outermost") {
  const Nanoseconds time = 1'475'713'029'669'794'202;
  CHECK(time_of("web-1  | 2016-10-06T00:17:09.669794202Z") == time);
  CHECK(time_of("[pod/api-5d8f/main] 2016-10-06T00:17:09.669794202Z") == time);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stdout F 2026-11-20_20:29:01.44647") == time);
  CHECK(time_of("2016-10-06T00:17:09.669794202Z stdout F 2026-11-20_20:29:01.44647 own") == time);
  CHECK(time_of("a | b | c |") == std::nullopt);
  CHECK_FALSE(split_line_prefix("a | b | c | d | {}"));
}

TEST_CASE("blanks and the record separator are no prefix") {
  for (const std::string_view before : {" ", "\t", "    ", "\x1E", "\x1E "}) {
    const std::string line = std::string(before) + std::string(kJson);
    const auto split = split_line_prefix(line);
    REQUIRE(split);
    CHECK(split->text.empty());
    CHECK(split->rest == kJson);
  }
  const std::string indented = "  web | " + std::string(kJson);
  CHECK(split_line_prefix(indented)->text == "web |");
}

TEST_CASE("text is no prefix") {
  for (const std::string_view line :
       {R"(with prefix | {"level":"xyz"})",
        R"(Something is wrong {"a":1})",
        R"(a {"a":1})",
        R"([{"a":1}])",
        R"([pod] {"a":1})",
        R"([pod/a b/c] {"a":1})",
        R"(<foo> {"a":1})",
        R"(<> {"a":1})",
        R"(<1234>{"a":1})",
        R"(<1 {"a":1})",
        R"("a": {"b":1})",
        R"(| {"a":1})",
        R"(Oct 11 22:14:15 host app text {"a":1})",
        R"(Oct 11 22:14:15 a b c: d {"a":1})",
        R"(Foo 11 22:14:15 host app: {"a":1})",
        R"(Oct 11 22-14-15 host app: {"a":1})",
        R"(Oct 11 22:14:15host {"a":1})",
        R"(2016-10-06T00:17:09Z GET /x {"a":1})",
        R"(2016-10-06 {"a":1})",
        R"(2016-02-30T00:17:09Z {"a":1})",
        R"(12 {"a":1})",
        R"(<34>1 2003-10-11T22:14:15.003Z host app - ID {"a":1})",
        R"(<34>1 2003-10-11T22:14:15.003Z host app - ID [x a="]" {"a":1})",
        R"(<34>1 nonsense host app - ID - {"a":1})",
        R"(@type {"a":1})",
        R"(@ceo: {"a":1})",
        R"(at foo() {)"}) {
    CAPTURE(line);
    CHECK_FALSE(split_line_prefix(line));
  }
}

TEST_CASE("hostile lines") {
  const std::string full =
      R"(<165>1 2003-10-11T22:14:15.003Z h a 1 - [a@1][b@2 c="d\"] @cee: web | [pod/a/b] )"
      "Oct 11 22:14:15.1 @400000006b00ad971a245454 2026-11-20_20:29:01.44647 ";
  // Every part of it, cut at any place, must be read without a step past the end.
  for (std::size_t begin = 0; begin < full.size(); ++begin) {
    for (std::size_t length = 0; begin + length <= full.size(); ++length) {
      const std::string part = full.substr(begin, length);
      CHECK_FALSE(split_line_prefix(part));
    }
  }
  const std::string many(1'000'000, '[');
  for (const std::string& line :
       {std::string(), std::string(" "), std::string(1, '\x1E'), std::string(1, '\0'), many,
        "[pod/" + many, std::string(1'000'000, 'a') + " | {}", "<34>1 - " + many,
        "<34>1 - a a a a " + many + " {", "Oct 11 22:14:15 " + many + "\x7F",
        "2026-11-20_20:29:01.44647 " + many, std::string(1'000'000, '\xFF') + "{}"}) {
    CHECK_FALSE(split_line_prefix(line));
  }
}
