// Zones, their clock changes, and the text of times; against the system's database.
#include "record/time_zone.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

#include "record/time_zone_names.h"
#include "record/timestamp.h"

using namespace gsaw;

namespace {

constexpr Nanoseconds kMin = std::numeric_limits<Nanoseconds>::min();
constexpr Nanoseconds kMax = std::numeric_limits<Nanoseconds>::max();

Nanoseconds at(std::string_view text) { return time_from_text(text).value(); }

TimeZone zone(std::string_view name) {
  auto result = TimeZone::named(name);
  REQUIRE_MESSAGE(result.has_value(), std::string(name));
  return *result;
}

std::string shown(TimeFormatter& formatter, Nanoseconds time) {
  std::string out;
  formatter.append(out, time);
  return out;
}

std::string shown(const TimeZone& zone, std::string_view time) {
  TimeFormatter formatter(zone, "");
  return shown(formatter, at(time));
}

std::string formatted(const TimeZone& zone, const std::string& format, std::string_view time) {
  TimeFormatter formatter(zone, format);
  return shown(formatter, at(time));
}

Nanoseconds civil_to_time(const TimeZone& zone, std::string_view text) {
  return zone.from_civil(TimeZone().to_civil(at(text)));
}

// Sets an environment variable (or, with null, removes it) for one scope.
class ScopedTz {
 public:
  explicit ScopedTz(const char* value) {
    if (const char* old = std::getenv("TZ")) old_ = old, had_ = true;
    set(value);
  }
  ~ScopedTz() { set(had_ ? old_.c_str() : nullptr); }

 private:
  static void set(const char* value) { value ? setenv("TZ", value, 1) : unsetenv("TZ"); }
  std::string old_;
  bool had_ = false;
};

}  // namespace

TEST_CASE("the default format, in UTC") {
  CHECK(shown(TimeZone(), "2011-12-26T21:53:38.221999Z") == "2011-12-26 21:53:38.221");
  CHECK(shown(TimeZone(), "1970-01-01") == "1970-01-01 00:00:00.000");
  CHECK(shown(TimeZone(), "1969-12-31T23:59:59.9999Z") == "1969-12-31 23:59:59.999");
  TimeFormatter formatter(TimeZone(), "");
  CHECK(shown(formatter, kMin) == "1677-09-21 00:12:43.145");
  CHECK(shown(formatter, kMax) == "2262-04-11 23:47:16.854");
}

TEST_CASE("the cached hour never shows") {
  const char* const names[] = {
      "UTC", "+05:45", "-00:30", "Europe/Berlin", "Australia/Lord_Howe", "America/New_York"};
  for (const char* name : names) {
    CAPTURE(name);
    TimeFormatter kept(zone(name), "");
    // Steps of about 17 minutes through a clock change, then back and forth.
    Nanoseconds time = at("2011-10-01T12:00:00Z");
    for (int i = 0; i < 4000; ++i) {
      time += 1'021'003'000'007;
      const Nanoseconds asked = i % 5 == 0 ? time - 3 * kNanosPerHour : time;
      TimeFormatter fresh(zone(name), "");
      CHECK(shown(kept, asked) == shown(fresh, asked));
      std::string slow;
      zone(name).append_formatted(slow, "%F %T", asked);
      REQUIRE(shown(kept, asked) == slow);
    }
  }
}

TEST_CASE("an offset that changes within the hour") {
  // Lord Howe goes from +10:30 to +11:00 at 02:00, which is 15:30 UTC.
  TimeFormatter formatter(zone("Australia/Lord_Howe"), "");
  CHECK(shown(formatter, at("2011-10-01T15:29:59.9Z")) == "2011-10-02 01:59:59.900");
  CHECK(shown(formatter, at("2011-10-01T15:30:00Z")) == "2011-10-02 02:30:00.000");
  CHECK(shown(formatter, at("2011-10-01T15:29:00Z")) == "2011-10-02 01:59:00.000");
  // Local mean time has seconds.
  CHECK(shown(zone("Europe/Berlin"), "1880-01-01T00:00:00Z") == "1880-01-01 00:53:28.000");
}

TEST_CASE("the ends of the range in any zone") {
  for (const char* name : {"+14:00", "-12:00", "Pacific/Kiritimati"}) {
    TimeFormatter formatter(zone(name), "");
    CHECK(shown(formatter, kMin).starts_with("1677-09-2"));
    CHECK(shown(formatter, kMin + 1).starts_with("1677-09-2"));
    CHECK(shown(formatter, kMax).starts_with("2262-04-1"));
  }
  CHECK(zone("+14:00").from_civil({1600, 1, 1, 0, 0, 0, 0}) == kMin);
  CHECK(TimeZone().from_civil({3000, 1, 1, 0, 0, 0, 0}) == kMax);
  for (const Nanoseconds time : {kMin, kMax, Nanoseconds{0}, Nanoseconds{-1}})
    CHECK(TimeZone().from_civil(TimeZone().to_civil(time)) == time);
}

TEST_CASE("names and offsets") {
  for (const char* name : {"UTC", "Etc/UTC", "Z", "+00:00", "-0000"}) CHECK(zone(name).is_utc());
  const auto offset = [](const char* name, const char* time) {
    return zone(name).offset_seconds(at(time));
  };
  CHECK(offset("Europe/Berlin", "2011-12-26") == 3600);
  CHECK(offset("Europe/Berlin", "2011-07-26") == 7200);
  CHECK(offset("Asia/Kathmandu", "2011-07-26") == 20'700);
  CHECK(offset("+02:00", "2011-07-26") == 7200);
  CHECK(offset("-0930", "2011-07-26") == -34'200);
  CHECK(offset("+02", "2011-07-26") == 7200);
}

TEST_CASE("local times that exist twice or not at all") {
  const TimeZone berlin = zone("Europe/Berlin");
  CHECK(civil_to_time(berlin, "2011-12-26 22:53:38") == at("2011-12-26T21:53:38Z"));
  CHECK(civil_to_time(berlin, "2011-10-30 02:30") == at("2011-10-30T00:30:00Z"));
  CHECK(civil_to_time(berlin, "2011-03-27 02:30") == at("2011-03-27T01:30:00Z"));
  CHECK(civil_to_time(zone("-05:00"), "2011-12-26 12:00:00.5") == at("2011-12-26T17:00:00.5Z"));
}

TEST_CASE("all the moments of a local time") {
  const auto moments = [](std::string_view name, std::string_view local) {
    return zone(name).moments_of(at(local));
  };
  const auto check = [&](std::string_view name, std::string_view local, std::string_view first,
                         std::string_view last, bool skipped) {
    CAPTURE(name);
    CAPTURE(local);
    const LocalMoments found = moments(name, local);
    CHECK(found.first == at(first));
    CHECK(found.last == at(last));
    CHECK(found.skipped == skipped);
  };
  const auto once = [&](std::string_view name, std::string_view local, std::string_view moment) {
    check(name, local, moment, moment, false);
  };
  once("UTC", "2011-10-30 02:30", "2011-10-30T02:30:00Z");
  once("-05:00", "2011-12-26 12:00:00.5", "2011-12-26T17:00:00.5Z");
  once("Europe/Berlin", "2011-10-30 01:59:59.5", "2011-10-29T23:59:59.5Z");
  check("Europe/Berlin", "2011-10-30 02:30:00.5", "2011-10-30T00:30:00.5Z",
        "2011-10-30T01:30:00.5Z", false);
  once("Europe/Berlin", "2011-10-30 03:00", "2011-10-30T02:00:00Z");
  once("Europe/Berlin", "2011-03-27 01:59:59", "2011-03-27T00:59:59Z");
  for (const char* local : {"2011-03-27 02:00", "2011-03-27 02:30", "2011-03-27 02:59:59.9"}) {
    check("Europe/Berlin", local, "2011-03-27T01:00:00Z", "2011-03-27T01:00:00Z", true);
  }
  once("Europe/Berlin", "2011-03-27 03:00", "2011-03-27T01:00:00Z");
  check("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z", true);
  for (const Nanoseconds end : {kMin, kMax}) {
    CHECK(TimeZone().moments_of(end).first == end);
    CHECK(zone("Pacific/Kiritimati").moments_of(end).first <= kMax - 14 * kNanosPerHour);
  }
}

TEST_CASE("years after those that the zone's file lists") {
  const TimeZone berlin = zone("Europe/Berlin");
  CHECK(berlin.offset_seconds(at("2040-07-01T12:00:00Z")) == 7200);
  CHECK(berlin.offset_seconds(at("2040-12-01T12:00:00Z")) == 3600);
  CHECK(berlin.offset_span(at("2040-07-01T12:00:00Z")).first == at("2040-03-25T01:00:00Z"));
  CHECK(berlin.offset_span(at("2040-07-01T12:00:00Z")).last == at("2040-10-28T01:00:00Z") - 1);
  CHECK(berlin.from_local(at("2040-07-01T14:00:00Z")) == at("2040-07-01T12:00:00Z"));
  // Put forward over it, and back over it.
  CHECK(berlin.from_local(at("2040-03-25T02:30:00Z")) == at("2040-03-25T01:30:00Z"));
  const LocalMoments skipped = berlin.moments_of(at("2040-03-25T02:30:00Z"));
  CHECK(skipped.skipped);
  CHECK(skipped.first == at("2040-03-25T01:00:00Z"));
  const LocalMoments twice = berlin.moments_of(at("2040-10-28T02:30:00Z"));
  CHECK(twice.first == at("2040-10-28T00:30:00Z"));
  CHECK(twice.last == at("2040-10-28T01:30:00Z"));
  CHECK(berlin.offset_named(at("2040-10-28T02:30:00Z"), "CET") == 3600);
  CHECK(berlin.offset_named(at("2040-10-28T02:30:00Z"), "CEST") == 7200);
  std::string text;
  berlin.append_formatted(text, "%H:%M %Z", at("2040-07-01T12:00:00Z"));
  CHECK(text == "14:00 CEST");
}

TEST_CASE("a wrong zone's error names near misses") {
  const auto hint = [](std::string_view name) {
    const auto result = TimeZone::named(name);
    REQUIRE_FALSE(result.has_value());
    return result.error().hint;
  };
  CHECK(TimeZone::named("Europe/Berln").error().message ==
        "no time zone is named \"Europe/Berln\"");
  CHECK(hint("Europe/Berln") == "did you mean Europe/Berlin?");
  CHECK(hint("berlin") == "did you mean Europe/Berlin?");
  CHECK(hint("america/new york") == "did you mean America/New_York?");
  CHECK(hint("Kolkatta").find("Asia/Kolkata") != std::string::npos);
  CHECK(hint("salem").find("Asia/Jerusalem") != std::string::npos);
  CHECK(hint("CEST").find("did you mean") == std::string::npos);
  CHECK(hint("CEST").find("Europe/Berlin") != std::string::npos);
}

TEST_CASE("hostile zone names are errors") {
  for (const std::string& name :
       {std::string(), std::string("../../etc/passwd"), std::string("/etc/passwd"),
        std::string("zone.tab"), std::string("Europe"), std::string("Europe/Berlin/"),
        std::string("+2"), std::string("+24:00"), std::string("+02:60"), std::string("+02:00:00"),
        std::string("+"), std::string("\x1b[31m\n"), std::string(100'000, 'a'),
        std::string("Europe\0/Berlin", 14)}) {
    const auto result = TimeZone::named(name);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message.find('\n') == std::string::npos);
    CHECK(result.error().message.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("the local zone") {
  const auto offset = [](const char* tz) {
    const ScopedTz scoped(tz);
    const auto local = TimeZone::local();
    return local ? local->offset_seconds(at("2011-07-26")) : -1;
  };
  CHECK(offset("Europe/Berlin") == 7200);
  CHECK(offset(":Europe/Berlin") == 7200);
  CHECK(offset("/usr/share/zoneinfo/Asia/Tokyo") == 32'400);
  CHECK(offset("") == 0);
  CHECK(offset("UTC0") == 0);
  // Offsets of POSIX, which count westwards.
  CHECK(offset("<-03>3") == -10'800);
  CHECK(offset("<+0545>-5:45") == 20'700);
  CHECK(offset("IST-5:30") == 19'800);
  CHECK(offset("ABC+10") == -36'000);
  CHECK(offset("ABC0") == 0);
  CHECK(offset("LMT-0:53:28") == 3208);
  CHECK(offset("EST5EDT") == -14'400);  // has a name
  for (const char* none : {"<-03>", "<-03", "<-3>3", "AB5", "ABC", "ABC25", "ABC1:60", "ABC1:",
                           "ABC-", "<A B>3", "ABC5 ", "CET-1CEST,M3.5.0,M10.5.0/3", "ABC123"}) {
    CAPTURE(none);
    CHECK(offset(none) == -1);
  }
  const ScopedTz scoped("Mars/Olympus");
  REQUIRE_FALSE(TimeZone::local().has_value());
  CHECK(TimeZone::local().error().message.find("TZ") != std::string::npos);
}

TEST_CASE("other formats") {
  const char* const time = "2011-12-26T21:53:38.221Z";
  CHECK(formatted(TimeZone(), "%Y-%m-%dT%H:%M:%SZ", time) == "2011-12-26T21:53:38.221Z");
  CHECK(formatted(zone("Europe/Berlin"), "%T %Z %z", time) == "22:53:38.221 CET +0100");
  CHECK(formatted(zone("+05:30"), "%H:%M %Z %z", time) == "03:23 +05:30 +0530");
  CHECK(formatted(TimeZone(), "%Z %a %b %e %%", time) == "UTC Mon Dec 26 %");
  CHECK(formatted(TimeZone(), "%T", "1969-12-31T23:59:59.9999Z") == "23:59:59.999");
}

TEST_CASE("the conversions that C++ does not have") {
  const char* const time = "2011-12-26T21:53:38.221Z";
  CHECK(formatted(zone("Europe/Berlin"), "%s|%k|%l|%P", time) == "1324936418|22|10|pm");
  CHECK(formatted(zone("+05:30"), "%s|%k|%l|%P", time) == "1324936418| 3| 3|am");
  CHECK(formatted(TimeZone(), "%k %l%P", "2011-12-26T00:05:00Z") == " 0 12am");
  CHECK(formatted(TimeZone(), "%k %l%P", "2011-12-26T12:05:00Z") == "12 12pm");
  CHECK(formatted(TimeZone(), "%s", "1969-12-31T23:59:59.5Z") == "-1");
  CHECK(formatted(TimeZone(), "%%s %%%s", time) == "%s %1324936418");
}

TEST_CASE("a time format is checked") {
  CHECK(check_time_format("%F %T").value() == "2011-12-26 21:53:38.221");
  CHECK(check_time_format("").value() == "2011-12-26 21:53:38.221");
  CHECK(check_time_format("%d%%%m").value() == "26%12");
  for (const char* format :
       {"%", "%F %", "%Q", "%+", "%N", "%E", "%EH", "%O", "%Oa", "%5S", "%-d", "iso", "%\n"}) {
    CAPTURE(format);
    CHECK_FALSE(check_time_format(format).has_value());
  }
  CHECK(check_time_format("%F %L").error().message.find("\"%L\"") != std::string::npos);
}
