// Spans of time in the form of ISO 8601.
#include "query/iso_duration.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "query/duration.h"

namespace gsaw {
namespace {

constexpr Nanoseconds kHour = kNanosPerHour, kMinute = kNanosPerMinute;

void check_iso(std::string_view text, Nanoseconds expected) {
  CAPTURE(text);
  CHECK(parse_iso_duration(text) == expected);
  CHECK(parse_duration(text) == expected);
}

TEST_CASE("as programs write them") {
  check_iso("PT0.05S", 50 * kNanosPerMilli);
  check_iso("PT0S", 0);
  check_iso("P0D", 0);
  check_iso("P1DT2H", 26 * kHour);
  check_iso("PT1H2M3.5S", kHour + 2 * kMinute + 3'500'000'000);
  check_iso("PT36H", 36 * kHour);
  check_iso("PT1H3S", kHour + 3 * kNanosPerSecond);
  check_iso("P2W", 14 * kNanosPerDay);
  check_iso("PT0,25S", 250 * kNanosPerMilli);
  check_iso("PT0.5M", 30 * kNanosPerSecond);
  check_iso("P0Y0M0DT0H0M0.050S", 50 * kNanosPerMilli);  // Java's javax.xml
  check_iso("-PT1M", -kMinute);
  check_iso("+PT1M", kMinute);
  check_iso("PT-0.5S", -500 * kNanosPerMilli);  // Java
  check_iso("PT-1M-30S", -90 * kNanosPerSecond);
  check_iso("PT1M-30S", 30 * kNanosPerSecond);
  check_iso("PT1.9999999999999S", 1'999'999'999);
  check_iso("PT9223372036.854775807S", 9'223'372'036'854'775'807);
}

TEST_CASE("what is none, or has no known length") {
  for (const std::string_view text : {"",
                                      "P",
                                      "PT",
                                      "-P",
                                      "P1",
                                      "PT1",
                                      "P1DT",
                                      "PTT1S",
                                      "P1H",
                                      "PT1D",
                                      "PT1S1M",
                                      "PT1S1S",
                                      "P1Y",
                                      "P1M",
                                      "P0.5M",
                                      "PT.5S",
                                      "PT1.S",
                                      "pt1s",
                                      "PT1s",
                                      "PT1S ",
                                      " PT1S",
                                      "PT 1S",
                                      "P-T1S",
                                      "PT--1S",
                                      "P1D2H",
                                      "PT9223372036.854775808S",
                                      "PT-9223372036.854775808S",
                                      "P99999999W",
                                      "PT9223372036854775808S",
                                      "P2024-05-06",
                                      "--PT1S"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_duration(text).has_value());
    CHECK_FALSE(parse_duration(text).has_value());
  }
  CHECK_FALSE(parse_iso_duration("PT" + std::string(1'000'000, '9') + "S").has_value());
  CHECK(parse_iso_duration("PT0." + std::string(1'000'000, '0') + "S") == 0);
}

}  // namespace
}  // namespace gsaw
