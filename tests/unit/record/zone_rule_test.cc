// TZ strings of POSIX: what is one, and when clocks change by it.
#include "record/zone_rule.h"

#include <doctest/doctest.h>

#include <string>

#include "record/timestamp.h"

using namespace gsaw;

namespace {

std::int64_t second_at(std::string_view text) {
  return floor_seconds(time_from_text(text).value());
}

ZoneRule rule_of(std::string_view text) {
  const auto rule = ZoneRule::parse(text);
  REQUIRE_MESSAGE(rule.has_value(), std::string(text));
  return *rule;
}

// Clocks change at that moment, from one offset to another; the spans on both sides meet there.
void check_change(const ZoneRule& rule, std::string_view text, int before, int after) {
  CAPTURE(std::string(text));
  const std::int64_t moment = second_at(text);
  CHECK(rule.at(moment - 1).offset == before);
  CHECK(rule.at(moment - 1).end == moment);
  CHECK(rule.at(moment).offset == after);
  CHECK(rule.at(moment).begin == moment);
}

constexpr int kHour = 3600;

}  // namespace

TEST_CASE("the last Sunday, and hours of its own") {
  const ZoneRule berlin = rule_of("CET-1CEST,M3.5.0,M10.5.0/3");
  check_change(berlin, "2040-03-25T01:00:00Z", kHour, 2 * kHour);
  check_change(berlin, "2040-10-28T01:00:00Z", 2 * kHour, kHour);
  CHECK(berlin.at(second_at("2040-07-01T12:00:00Z")).abbreviation == "CEST");
  CHECK(berlin.at(second_at("2040-01-01T00:00:00Z")).abbreviation == "CET");
}

TEST_CASE("a Sunday counted from the begin of the month, two in the morning") {
  const ZoneRule new_york = rule_of("EST5EDT,M3.2.0,M11.1.0");
  check_change(new_york, "2038-03-14T07:00:00Z", -5 * kHour, -4 * kHour);
  check_change(new_york, "2038-11-07T06:00:00Z", -4 * kHour, -5 * kHour);
  check_change(new_york, "2099-03-08T07:00:00Z", -5 * kHour, -4 * kHour);
  check_change(new_york, "2100-11-07T06:00:00Z", -4 * kHour, -5 * kHour);
}

TEST_CASE("summer time that is behind, of half an hour, over the turn of the year") {
  const ZoneRule dublin = rule_of("IST-1GMT0,M10.5.0,M3.5.0/1");
  check_change(dublin, "2040-03-25T01:00:00Z", 0, kHour);
  check_change(dublin, "2040-10-28T01:00:00Z", kHour, 0);
  const ZoneRule lord_howe = rule_of("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
  check_change(lord_howe, "2040-03-31T15:00:00Z", 11 * kHour, 10 * kHour + 1800);
  check_change(lord_howe, "2040-10-06T15:30:00Z", 10 * kHour + 1800, 11 * kHour);
  CHECK(lord_howe.at(second_at("2040-01-01T00:00:00Z")).abbreviation == "+11");
}

TEST_CASE("hours past the day and before it") {
  const ZoneRule santiago = rule_of("<-04>4<-03>,M9.1.6/24,M4.1.6/24");
  check_change(santiago, "2040-04-08T03:00:00Z", -3 * kHour, -4 * kHour);
  check_change(santiago, "2040-09-02T04:00:00Z", -4 * kHour, -3 * kHour);
  const ZoneRule nuuk = rule_of("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  check_change(nuuk, "2040-03-25T01:00:00Z", -2 * kHour, -kHour);
  check_change(nuuk, "2040-10-28T01:00:00Z", -kHour, -2 * kHour);
  const ZoneRule gaza = rule_of("EET-2EEST,M3.4.4/50,M10.4.4/50");
  check_change(gaza, "2040-03-24T00:00:00Z", 2 * kHour, 3 * kHour);
}

TEST_CASE("days of the year, with and without the one that is added") {
  const ZoneRule julian = rule_of("AAA0BBB,J60/0,J365/0");
  check_change(julian, "2039-03-01T00:00:00Z", 0, kHour);
  check_change(julian, "2040-03-01T00:00:00Z", 0, kHour);
  const ZoneRule counted = rule_of("AAA0BBB,59/0,364/0");
  check_change(counted, "2039-03-01T00:00:00Z", 0, kHour);
  check_change(counted, "2040-02-29T00:00:00Z", 0, kHour);
}

TEST_CASE("no summer time, and nothing else") {
  const ZoneRule sao_paulo = rule_of("<-03>3");
  CHECK(!sao_paulo.has_summer());
  CHECK(sao_paulo.at(second_at("2040-07-01T12:00:00Z")).offset == -3 * kHour);
  const ZoneRule always = rule_of("EST3EDT4,0/0,J365/23");
  for (const char* text : {"2040-01-01T02:59:59Z", "2040-01-01T03:00:00Z", "2040-01-01T04:00:00Z",
                           "2040-07-01T00:00:00Z", "2040-12-31T23:59:59Z"}) {
    CAPTURE(text);
    CHECK(always.at(second_at(text)).offset == -4 * kHour);
  }
}

TEST_CASE("what is no rule") {
  for (const char* text :
       {"", "CE-1", "CET", "CET-", "CET-25", "CET-1:60", "<+03-3", "CET-1CEST", "CET-1CEST,M3.5.0",
        "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
        "CET-1CEST,J0,J300", "CET-1CEST,0,366", "CET-1CEST,M3.5.0,M10.5.0/168",
        "CET-1CEST,M3.5.0,M10.5.0/3 ", "Europe/Berlin"}) {
    CAPTURE(text);
    CHECK(!ZoneRule::parse(text));
  }
}
