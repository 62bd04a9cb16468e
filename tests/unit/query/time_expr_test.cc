// Times as a person types them, in UTC and in a zone whose clock moves.
#include "query/time_expr.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "record/timestamp.h"

using namespace gsaw;

namespace {

constexpr Nanoseconds kMin = std::numeric_limits<Nanoseconds>::min();
constexpr Nanoseconds kMax = std::numeric_limits<Nanoseconds>::max();

Nanoseconds at(std::string_view text) { return time_from_text(text).value(); }

TimeContext utc() { return {at("2011-12-26T21:53:38.221Z"), TimeZone()}; }
TimeContext berlin(std::string_view now) {
  return {at(now), TimeZone::named("Europe/Berlin").value()};
}

void check(std::string_view text, std::string_view expected, const TimeContext& context = utc(),
           TimeEdge edge = TimeEdge::begin) {
  CAPTURE(text);
  const auto time = parse_time_expr(text, context, edge);
  REQUIRE_MESSAGE(time.has_value(), (time ? "" : time.error().message));
  CHECK_FALSE(time->from_end);
  CHECK(time->value == at(expected));
}

void check_end(std::string_view text, Nanoseconds span) {
  CAPTURE(text);
  const auto time = parse_time_expr(text, utc());
  REQUIRE(time.has_value());
  CHECK(time->from_end);
  CHECK(time->value == span);
}

Error error_of(std::string_view text) {
  const auto time = parse_time_expr(text, utc());
  CAPTURE(text);
  REQUIRE_FALSE(time.has_value());
  return time.error();
}

}  // namespace

TEST_CASE("absolute times") {
  check("2011-12-26T09:14:46.221Z", "2011-12-26T09:14:46.221Z");
  check("2011-12-26T09:14:46+02:00", "2011-12-26T07:14:46Z");
  check("2011-12-26 09:14", "2011-12-26T09:14:00Z");
  check("2011-12-26 09:14:46", "2011-12-26T09:14:46Z");
  check("2011-12-26_09:14:46.221", "2011-12-26T09:14:46.221Z");
  check("2011-12-26T9:14", "2011-12-26T09:14:00Z");
  check(" 2011-12-26 ", "2011-12-26");
  check("26/Dec/2011:21:53:38 +0000", "2011-12-26T21:53:38Z");
  check("1324936418", "2011-12-26T21:53:38Z");
  check("1324936418.221", "2011-12-26T21:53:38.221Z");
  check("1324936418221", "2011-12-26T21:53:38.221Z");
  check("1324936418221123", "2011-12-26T21:53:38.221123Z");
  check("1324936418221123456", "2011-12-26T21:53:38.221123456Z");
  check("0", "1970-01-01");
}

TEST_CASE("times from now") {
  check("now", "2011-12-26T21:53:38.221Z");
  check("NOW", "2011-12-26T21:53:38.221Z");
  check("-3h", "2011-12-26T18:53:38.221Z");
  check("+90s", "2011-12-26T21:55:08.221Z");
  check("now-3h", "2011-12-26T18:53:38.221Z");
  check("now - 3h", "2011-12-26T18:53:38.221Z");
  check("now+1m", "2011-12-26T21:54:38.221Z");
  check("3h ago", "2011-12-26T18:53:38.221Z");
  check("1h30m ago", "2011-12-26T20:23:38.221Z");
  check("1h 30m ago", "2011-12-26T20:23:38.221Z");
  check("3 hours ago", "2011-12-26T18:53:38.221Z");
  check("2 days AGO", "2011-12-24T21:53:38.221Z");
  check("-1.5h", "2011-12-26T20:23:38.221Z");
  check("-1w", "2011-12-19T21:53:38.221Z");
}

TEST_CASE("days and clocks") {
  check("today", "2011-12-26");
  check("yesterday", "2011-12-25");
  check("tomorrow", "2011-12-27");
  check("today+9h", "2011-12-26T09:00:00Z");
  check("yesterday 09:14", "2011-12-25T09:14:00Z");
  check("09:14", "2011-12-26T09:14:00Z");
  check("9:14", "2011-12-26T09:14:00Z");
  check("09:14:46", "2011-12-26T09:14:46Z");
  check("23:59:59.999", "2011-12-26T23:59:59.999Z");
}

TEST_CASE("the zone of the context is that of times without one") {
  const TimeContext winter = berlin("2011-12-26T23:30:00Z");  // already the 27th there
  check("2011-12-26 09:14", "2011-12-26T08:14:00Z", winter);
  check("2011-12-26 09:14Z", "2011-12-26T09:14:00Z", winter);
  check("2011-07-26", "2011-07-25T22:00:00Z", winter);
  check("1324936418", "2011-12-26T21:53:38Z", winter);
  check("today", "2011-12-26T23:00:00Z", winter);
  check("yesterday", "2011-12-25T23:00:00Z", winter);
  check("09:14", "2011-12-27T08:14:00Z", winter);
}

TEST_CASE("days of 23 and 25 hours") {
  const TimeContext after_spring = berlin("2011-03-27T22:30:00Z");  // 00:30 on the 28th
  check("today", "2011-03-27T22:00:00Z", after_spring);
  check("yesterday", "2011-03-26T23:00:00Z", after_spring);
  const TimeContext after_autumn = berlin("2011-10-30T23:30:00Z");  // 00:30 on the 31st
  check("yesterday", "2011-10-29T22:00:00Z", after_autumn);
  check("-1d", "2011-10-29T23:30:00Z", after_autumn);
}

TEST_CASE("of a time that clocks show twice the first begins something, the last ends it") {
  const TimeContext autumn = berlin("2011-10-30T12:00:00Z");
  const auto check_edges = [&](std::string_view text, std::string_view begin,
                               std::string_view end) {
    check(text, begin, autumn);
    check(text, end, autumn, TimeEdge::end);
  };
  check_edges("2011-10-30 02:30", "2011-10-30T00:30:00Z", "2011-10-30T01:30:00Z");
  check_edges("02:30", "2011-10-30T00:30:00Z", "2011-10-30T01:30:00Z");
  check_edges("today 2:30", "2011-10-30T00:30:00Z", "2011-10-30T01:30:00Z");
  check_edges("2011-10-30 03:00", "2011-10-30T02:00:00Z", "2011-10-30T02:00:00Z");
  check_edges("today+3h", "2011-10-30T01:00:00Z", "2011-10-30T01:00:00Z");
  check_edges("2011-10-30T02:30+01:00", "2011-10-30T01:30:00Z", "2011-10-30T01:30:00Z");
  // Midnight itself, which Newfoundland's clocks showed a minute before they were put back.
  const TimeContext st_johns{at("2010-11-07T12:00:00Z"),
                             TimeZone::named("America/St_Johns").value()};
  check("today", "2010-11-07T02:30:00Z", st_johns);
  check("today", "2010-11-07T03:30:00Z", st_johns, TimeEdge::end);
  check("today+1h", "2010-11-07T03:30:00Z", st_johns, TimeEdge::end);
}

TEST_CASE("a time that clocks skip is the moment of the change") {
  const TimeContext spring = berlin("2011-03-27T12:00:00Z");
  for (const TimeEdge edge : {TimeEdge::begin, TimeEdge::end}) {
    for (const char* text : {"2011-03-27 02:30", "02:00", "today 02:59:59"}) {
      check(text, "2011-03-27T01:00:00Z", spring, edge);
      CHECK(parse_time_expr(text, spring, edge)->skipped);
    }
    check("today+150m", "2011-03-27T01:30:00Z", spring, edge);
    check("03:00", "2011-03-27T01:00:00Z", spring, edge);
    CHECK_FALSE(parse_time_expr("03:00", spring, edge)->skipped);
  }
}

TEST_CASE("times from the newest entry") {
  check_end("end", 0);
  check_end("end-1h", -kNanosPerHour);
  check_end("END - 90 min", -90 * kNanosPerMinute);
  check_end("end+1ms", kNanosPerMilli);
  const auto end = parse_time_expr("end-1h", utc());
  CHECK(end->resolve(at("2011-12-26T21:53:38Z")) == at("2011-12-26T20:53:38Z"));
  CHECK(end->resolve(kMin) == kMin);
  CHECK(parse_time_expr("end+1h", utc())->resolve(kMax) == kMax);
  CHECK(parse_time_expr("now", utc())->resolve(0) == utc().now);
}

TEST_CASE("errors say what would do") {
  const Error error = error_of("half past nine");
  CHECK(error.message == "\"half past nine\" is not a time");
  for (const char* form : {"2011-12-26", "09:14", "-3h", "3h ago", "yesterday", "end-1h"})
    CHECK(error.hint.find(form) != std::string::npos);
  CHECK(error_of("3h").hint == "write -3h or '3h ago'");
  CHECK(error_of("20111226").hint.find("20111226.0") != std::string::npos);
  CHECK(error_of("2011").message == "\"2011\" could be a date or an epoch number");
  CHECK(error_of("2011-02-30").message ==
        "\"2011-02-30\" is no day of the calendar, or no time of day");
  CHECK(error_of("3000-01-01 10:00").message.find("2262") != std::string::npos);
  CHECK(error_of("now-290y").message.find("is not a time") != std::string::npos);
  CHECK(error_of("+106000d").message.find("too far away") != std::string::npos);
}

TEST_CASE("malformed and hostile times") {
  for (const char* text : {"",
                           " ",
                           "-",
                           "+",
                           "--3h",
                           "-+3h",
                           "now-",
                           "now 3h",
                           "now3h",
                           "nowadays",
                           "end1h",
                           "end-",
                           "end-5",
                           "endless",
                           "ago",
                           " ago",
                           "3 ago",
                           "-3h ago",
                           "3hago",
                           "today 25:00",
                           "24:00",
                           "09:60",
                           "09:14Z",
                           "9:1",
                           "009:14",
                           ":14",
                           "09:",
                           "-5",
                           "5x ago",
                           "-3H",
                           "1h1h ago",
                           "2011-12-26-1",
                           "2011-12-26 09",
                           "today yesterday",
                           "99999999999999999999h ago",
                           "end-99999999999999999999h",
                           "-0x10s",
                           "\xff\xfe",
                           "3h\n"})
    error_of(text);
  CHECK(error_of("\x1b[31m\n").message.find('\x1b') == std::string::npos);
  CHECK(error_of(std::string(1'000'000, '9')).message.size() < 500);
  error_of(std::string(1'000'000, 'h'));
}

TEST_CASE("durations") {
  const auto check_span = [](std::string_view text, Nanoseconds expected) {
    CAPTURE(text);
    const auto span = parse_duration(text);
    REQUIRE(span.has_value());
    CHECK(*span == expected);
  };
  check_span("250ms", 250 * kNanosPerMilli);
  check_span("1.5s", 1'500'000'000);
  check_span("2m", 2 * kNanosPerMinute);
  check_span("1h30m", 90 * kNanosPerMinute);
  check_span("1m3.5s", 63'500'000'000);
  check_span("1.5\xc2\xb5s", 1'500);
  check_span("1.5\xce\xbcs", 1'500);
  check_span("1.5us", 1'500);
  check_span("-1.5s", -1'500'000'000);
  check_span("+7ns", 7);
  check_span(".5s", 500'000'000);
  check_span("250 ms", 250 * kNanosPerMilli);
  check_span("2 weeks 1 day", 15 * kNanosPerDay);
  check_span("0s", 0);
  // Exact where a double is not.
  check_span("9007199254740993ns", 9'007'199'254'740'993);
  check_span("9223372036.854775807s", kMax);
  check_span("0.1s", 100'000'000);
  check_span("1.9999999999999999999999999s", 1'999'999'999);
}

TEST_CASE("what is no duration") {
  for (const char* text : {"",
                           "5",
                           "1.5",
                           "s",
                           "ms",
                           "-",
                           "5x",
                           "5M",
                           "5S",
                           "1.s",
                           ".s",
                           "1e3s",
                           "1s1s",
                           "1m1h",
                           "5ms ",
                           "5  ms",
                           " 5ms",
                           "5-ms",
                           "5ms-",
                           "5ms3",
                           "1,5s",
                           "9223372036854775808ns",
                           "9223372036.854775808s",
                           "1000000w",
                           "99999999999999999999999999999999999999999s",
                           "5\xc2",
                           "5\xb5s",
                           "ord1",
                           "10.0.0.1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_duration(text).has_value());
  }
  CHECK_FALSE(parse_duration(std::string(1'000'000, '1') + "s").has_value());
  CHECK_FALSE(parse_duration("1" + std::string(1'000'000, 's')).has_value());
}

TEST_CASE("what can only be a date") {
  for (const char* text : {"2011-12-26", "2011-12-26T09:14", "2011-12-26 09:14:46.221Z",
                           "2011-12-26_9:14", "2011-02-30", "2500-01-01"})
    CHECK_MESSAGE(looks_like_date(text), text);
  for (const char* text : {"", "2011", "2011-12", "2011-12-2", "2011-12-26-web", "2011-12-26x",
                           "2011-12-26T", "2011-12-26 apples", "1324936418", "3h", "09:14", "now",
                           "20111226", "2011/12/26", "ab11-12-26"})
    CHECK_FALSE_MESSAGE(looks_like_date(text), text);
}
