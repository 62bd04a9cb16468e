// Exact integer arithmetic, no allocation: asked for every value compared with a span.
#include "query/duration.h"

#include <cstddef>
#include <limits>

#include "query/iso_duration.h"
#include "record/digit_cursor.h"

namespace gsaw {
namespace {

using Wide = unsigned __int128;

struct Unit {
  std::string_view name;
  Nanoseconds size;
};

// Case counts: 5M is no span.
constexpr Unit kUnits[] = {
    {"ns", 1},
    {"us", kNanosPerMicro},
    {"\xc2\xb5s", kNanosPerMicro},  // µ, the micro sign
    {"\xce\xbcs", kNanosPerMicro},  // μ, the Greek letter
    {"ms", kNanosPerMilli},
    {"s", kNanosPerSecond},
    {"m", kNanosPerMinute},
    {"h", kNanosPerHour},
    {"d", kNanosPerDay},
    {"w", 7 * kNanosPerDay},
    {"nanosecond", 1},
    {"nanoseconds", 1},
    {"microsecond", kNanosPerMicro},
    {"microseconds", kNanosPerMicro},
    {"msec", kNanosPerMilli},
    {"msecs", kNanosPerMilli},
    {"millisecond", kNanosPerMilli},
    {"milliseconds", kNanosPerMilli},
    {"sec", kNanosPerSecond},
    {"secs", kNanosPerSecond},
    {"second", kNanosPerSecond},
    {"seconds", kNanosPerSecond},
    {"min", kNanosPerMinute},
    {"mins", kNanosPerMinute},
    {"minute", kNanosPerMinute},
    {"minutes", kNanosPerMinute},
    {"hr", kNanosPerHour},
    {"hrs", kNanosPerHour},
    {"hour", kNanosPerHour},
    {"hours", kNanosPerHour},
    {"day", kNanosPerDay},
    {"days", kNanosPerDay},
    {"week", 7 * kNanosPerDay},
    {"weeks", 7 * kNanosPerDay},
};

bool is_unit_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// The size of the unit ahead, 0 when there is none.
Nanoseconds read_unit(DigitCursor& in) {
  const std::string_view rest = in.rest();
  std::size_t length = 0;
  while (length < rest.size() && is_unit_byte(rest[length])) ++length;
  for (const Unit& unit : kUnits) {
    if (unit.name != rest.substr(0, length)) continue;
    in.advance(length);
    return unit.size;
  }
  return 0;
}

// One number with its unit, in nanoseconds. No product leaves 128 bits: whole numbers
// stay below 2^63, fractions below 10^18, units below 2^50.
std::optional<Wide> read_component(DigitCursor& in, Nanoseconds& unit) {
  if (!in.at_digit() && !in.at('.')) return std::nullopt;
  constexpr Wide kMostWhole = std::numeric_limits<Nanoseconds>::max();
  constexpr Wide kMostScale = 1'000'000'000'000'000'000;
  Wide whole = 0, fraction = 0, scale = 1;
  while (in.at_digit()) {
    whole = whole * 10 + in.take_digit();
    if (whole > kMostWhole) return std::nullopt;
  }
  if (in.skip('.')) {
    if (!in.at_digit()) return std::nullopt;
    for (; in.at_digit() && scale < kMostScale; scale *= 10)
      fraction = fraction * 10 + in.take_digit();
    while (in.at_digit()) in.take_digit();
  }
  in.skip(' ');
  unit = read_unit(in);
  if (unit == 0) return std::nullopt;
  const Wide size = static_cast<Wide>(unit);
  return whole * size + fraction * size / scale;
}

}  // namespace

std::optional<Nanoseconds> parse_duration(std::string_view text) {
  DigitCursor in(text);
  const bool negative = in.at('-');
  if (!in.skip('-')) in.skip('+');
  if (in.at('P')) return parse_iso_duration(text);
  constexpr Wide kMost = std::numeric_limits<Nanoseconds>::max();
  Wide total = 0;
  Nanoseconds last_unit = std::numeric_limits<Nanoseconds>::max();
  do {
    Nanoseconds unit = 0;
    const auto component = read_component(in, unit);
    if (!component || unit >= last_unit) return std::nullopt;
    total += *component;
    if (total > kMost) return std::nullopt;
    last_unit = unit;
    if (in.skip(' ') && in.done()) return std::nullopt;
  } while (!in.done());
  const auto span = static_cast<Nanoseconds>(total);
  return negative ? -span : span;
}

}  // namespace gsaw
