// Spans of time in the form of ISO 8601.
#include "query/iso_duration.h"

#include <cstddef>
#include <limits>
#include <span>

#include "record/digit_cursor.h"

namespace gsaw {
namespace {

using SignedWide = __int128;

struct IsoUnit {
  char letter;
  Nanoseconds size;  // 0: of no known length
};
constexpr IsoUnit kDateUnits[] = {{'Y', 0}, {'M', 0}, {'W', 7 * kNanosPerDay}, {'D', kNanosPerDay}};
constexpr IsoUnit kClockUnits[] = {
    {'H', kNanosPerHour}, {'M', kNanosPerMinute}, {'S', kNanosPerSecond}};

constexpr SignedWide kBillion = 1'000'000'000;

struct IsoNumber {
  SignedWide whole = 0;       // below 2^63
  SignedWide billionths = 0;  // below kBillion
  bool minus = false;

  bool is_zero() const { return whole == 0 && billionths == 0; }
  // In nanoseconds. Units are below 2^50, so that no product or sum leaves 128 bits.
  SignedWide times(Nanoseconds unit) const {
    const SignedWide size = whole * unit + billionths * unit / kBillion;
    return minus ? -size : size;
  }
};

std::optional<IsoNumber> read_iso_number(DigitCursor& in) {
  constexpr SignedWide kMostWhole = std::numeric_limits<Nanoseconds>::max();
  IsoNumber number;
  number.minus = in.skip('-');
  if (!number.minus) in.skip('+');
  if (!in.at_digit()) return std::nullopt;
  while (in.at_digit()) {
    number.whole = number.whole * 10 + in.take_digit();
    if (number.whole > kMostWhole) return std::nullopt;
  }
  if (in.skip('.') || in.skip(',')) {
    if (!in.at_digit()) return std::nullopt;
    for (SignedWide place = kBillion / 10; in.at_digit(); place /= 10) {
      number.billionths += place * in.take_digit();
    }
  }
  return number;
}

// Numbers with their units, the largest first: adds them to `total`, and says how many there are.
std::optional<std::size_t> add_parts(DigitCursor& in, std::span<const IsoUnit> units,
                                     SignedWide& total) {
  std::size_t count = 0;
  while (!in.done() && !in.at('T')) {
    const auto number = read_iso_number(in);
    if (!number) return std::nullopt;
    while (!units.empty() && !in.at(units.front().letter)) units = units.subspan(1);
    if (units.empty() || (units.front().size == 0 && !number->is_zero())) return std::nullopt;
    total += number->times(units.front().size);
    units = units.subspan(1);
    in.advance();
    ++count;
  }
  return count;
}

}  // namespace

std::optional<Nanoseconds> parse_iso_duration(std::string_view text) {
  DigitCursor in(text);
  const bool minus = in.skip('-');
  if (!minus) in.skip('+');
  if (!in.skip('P')) return std::nullopt;
  SignedWide total = 0;
  auto parts = add_parts(in, kDateUnits, total);
  if (parts && in.skip('T')) {
    // Nothing behind the T, or another, is no clock.
    parts = in.done() ? std::nullopt : add_parts(in, kClockUnits, total);
  }
  if (!parts || *parts == 0 || !in.done()) return std::nullopt;
  constexpr SignedWide kMost = std::numeric_limits<Nanoseconds>::max();
  if (total > kMost || total < -kMost) return std::nullopt;
  const auto span = static_cast<Nanoseconds>(total);
  return minus ? -span : span;
}

}  // namespace gsaw
