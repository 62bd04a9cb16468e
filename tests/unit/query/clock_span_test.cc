// Spans of time written as a clock.
#include "query/clock_span.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace gsaw {
namespace {

void check_clock(std::string_view text, Nanoseconds expected) {
  CAPTURE(text);
  CHECK(parse_clock_span(text) == expected);
  CHECK(span_of_value(text, true) == expected);
  CHECK_FALSE(span_of_value(text, false).has_value());
}

TEST_CASE("clocks that are spans") {
  const Nanoseconds whole = 2 * kNanosPerHour + 3 * kNanosPerMinute + 4'500'000'000;
  check_clock("00:00:01.5000000", 1'500'000'000);
  check_clock("00:00:00", 0);
  check_clock("02:03:04.5", whole);
  check_clock("1.02:03:04.5", kNanosPerDay + whole);
  check_clock("1 day, 2:03:04.500000", kNanosPerDay + whole);
  check_clock("12 days, 2:03:04.5", 12 * kNanosPerDay + whole);
  check_clock("-00:00:01.5", -1'500'000'000);
  check_clock("-1.02:03:04.5", -kNanosPerDay - whole);
  check_clock("0:00:00.000123", 123'000);
  check_clock("36:00:00", 36 * kNanosPerHour);
  check_clock("00:00:00.0000000019", 1);
  CHECK(span_of_value("250ms", true) == 250 * kNanosPerMilli);
}

TEST_CASE("what is no clock") {
  for (const std::string_view text : {"",
                                      ":",
                                      "00:01",
                                      "1:2:3",
                                      "00:60:00",
                                      "00:00:60",
                                      "00:00:1",
                                      "00:00:01.",
                                      "00:00:01,5",
                                      "00:00:01Z",
                                      "00:00:01 ",
                                      " 00:00:01",
                                      "1.24:00:00",
                                      "1.:00:00",
                                      "-1 day, 23:59:59",
                                      "1 day 2:03:04",
                                      "2024-05-06",
                                      "2024-05-06T10:00:00",
                                      "10:00:00 PM",
                                      "1000000:00:00",
                                      "100001.00:00:00",
                                      "1:00:00:00",
                                      "+00:00:01",
                                      "a:00:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_clock_span(text).has_value());
  }
  CHECK_FALSE(parse_clock_span(std::string(1'000'000, '9')).has_value());
  CHECK(parse_clock_span("00:00:00." + std::string(1'000'000, '9')) == 999'999'999);
}

}  // namespace
}  // namespace gsaw
