// Spans of time as a person reads them, and offsets on one scale.
#include "render/duration_text.h"

#include <doctest/doctest.h>

#include <limits>

namespace gsaw {
namespace {

TEST_CASE("three digits that count, or whole units") {
  const struct {
    Nanoseconds length;
    const char* expected;
  } kCases[] = {
      {0, "0 ms"},
      {1, "1 ns"},
      {999, "999 ns"},
      {1'000, "1 us"},
      {17'250, "17.2 us"},
      {999'900, "1000 us"},
      {1'000'000, "1 ms"},
      {1'234'567, "1.23 ms"},
      {12'345'678, "12.3 ms"},
      {843'000'000, "843 ms"},
      {999'400'000, "999 ms"},
      {999'500'000, "1 s"},
      {12'400'000'000, "12.4 s"},
      {119'400'000'000, "119 s"},
      {200 * kNanosPerSecond, "3 min 20 s"},
      {180 * kNanosPerSecond, "3 min"},
      {125 * kNanosPerMinute, "2 h 5 min"},
      {99 * kNanosPerHour, "4 d 3 h"},
      {48 * kNanosPerHour, "2 d"},
      {-250 * kNanosPerMilli, "-250 ms"},
  };
  for (const auto& each : kCases) {
    CAPTURE(each.length);
    CHECK(duration_text(each.length, false) == each.expected);
  }
  CHECK(duration_text(17'000, true) == "17 \xc2\xb5s");
}

TEST_CASE("the longest there are") {
  CHECK(duration_text(std::numeric_limits<Nanoseconds>::max(), false) == "106751 d 23 h");
  CHECK(duration_text(std::numeric_limits<Nanoseconds>::min(), false) == "-106751 d 23 h");
}

TEST_CASE("offsets have the unit of the whole, and as many decimals as it is worth") {
  const auto text = [](Nanoseconds whole, Nanoseconds finest, Nanoseconds offset) {
    const OffsetScale scale(whole, finest);
    return scale.text(offset) + " " + scale.unit();
  };
  CHECK(text(843 * kNanosPerMilli, 1, 49'500'000) == "50 ms");
  CHECK(text(43 * kNanosPerMilli, 1, 1'250'000) == "1.2 ms");
  CHECK(text(3 * kNanosPerMilli, 1, 1'250'000) == "1.250 ms");
  CHECK(text(3 * kNanosPerMilli, kNanosPerMilli, kNanosPerMilli) == "1 ms");
  CHECK(text(200 * kNanosPerSecond, 1, 1'250'000'000) == "1.2 s");
  CHECK(text(20'000 * kNanosPerSecond, 1, 1'750'000'000) == "2 s");
  CHECK(text(0, 0, 0) == "0 ms");
  CHECK(text(kNanosPerSecond, 1, -5 * kNanosPerMilli) == "-5 ms");
}

}  // namespace
}  // namespace gsaw
