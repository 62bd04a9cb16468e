// The one unit of time in gsaw: signed 64-bit nanoseconds since 1970-01-01 UTC.
#pragma once

#include <cassert>
#include <cstdint>
#include <limits>

namespace gsaw {

// A point in time (1677-09-21 to 2262-04-11) or a span of time.
using Nanoseconds = std::int64_t;

inline constexpr Nanoseconds kNanosPerMicro = 1'000;
inline constexpr Nanoseconds kNanosPerMilli = 1'000'000;
inline constexpr Nanoseconds kNanosPerSecond = 1'000'000'000;
inline constexpr Nanoseconds kNanosPerMinute = 60 * kNanosPerSecond;
inline constexpr Nanoseconds kNanosPerHour = 60 * kNanosPerMinute;
inline constexpr Nanoseconds kNanosPerDay = 24 * kNanosPerHour;

// A quotient rounded down, also of what is negative, and what that leaves, which is not. `by` is
// greater than 0.
constexpr std::int64_t floor_div(std::int64_t number, std::int64_t by) {
  assert(by > 0);
  return number / by - (number % by < 0 ? 1 : 0);
}
constexpr std::int64_t floor_rest(std::int64_t number, std::int64_t by) {
  assert(by > 0);
  const std::int64_t rest = number % by;
  return rest < 0 ? rest + by : rest;
}

// Whole seconds at or before `time`, also before 1970.
constexpr std::int64_t floor_seconds(Nanoseconds time) { return floor_div(time, kNanosPerSecond); }

// What of `time` a whole number of milliseconds at or before it leaves: 0 to 999'999.
constexpr Nanoseconds beyond_millis(Nanoseconds time) { return floor_rest(time, kNanosPerMilli); }

// A time moved by a span; past either end of the range it stays at that end.
constexpr Nanoseconds saturating_add(Nanoseconds time, Nanoseconds span) {
  Nanoseconds sum = 0;
  if (!__builtin_add_overflow(time, span, &sum)) return sum;
  return span < 0 ? std::numeric_limits<Nanoseconds>::min()
                  : std::numeric_limits<Nanoseconds>::max();
}

// A time from whole seconds and the nanoseconds after them (0 to 999'999'999). False
// when it lies outside the range of Nanoseconds.
constexpr bool time_from_seconds(std::int64_t seconds, Nanoseconds fraction, Nanoseconds& time) {
  assert(fraction >= 0 && fraction < kNanosPerSecond);
  // Two's complement wraps the product's low 64 bits; a wide sum tells whether it did.
  const __int128 wide = static_cast<__int128>(seconds) * kNanosPerSecond + fraction;
  time = static_cast<Nanoseconds>(wide);
  return wide == time;
}

}  // namespace gsaw
