// Reads epoch numbers exactly: from decimal text, never via double.
#include "record/epoch_time.h"

#include <cstdint>
#include <limits>

#include "record/digit_cursor.h"

namespace gsaw {
namespace {

// A decimal number: 0.`digits` times ten to the power of `point`.
struct ScaledDigits {
  std::uint64_t digits = 0;  // the first 19 from the first that is not zero
  int kept = 0;              // how many that are
  std::int64_t point = 0;    // where the decimal point stands, counted from the first of them
  bool negative = false;
};

std::optional<ScaledDigits> read_decimal(DigitCursor in) {
  ScaledDigits out;
  out.negative = in.at('-');
  if (!in.skip('-')) in.skip('+');
  bool any = false;
  const auto read_digits = [&](int point_step) {
    for (; in.at_digit(); any = true) {
      const unsigned digit = in.take_digit();
      const bool leading_zero = out.kept == 0 && digit == 0;
      // Before the point every digit but a leading zero moves it right; after it only
      // leading zeros count, and move it left.
      if (leading_zero == (point_step < 0)) out.point += point_step;
      if (leading_zero || out.kept == 19) continue;
      out.digits = out.digits * 10 + digit;
      ++out.kept;
    }
  };
  read_digits(1);
  if (in.skip('.')) read_digits(-1);
  if (!any) return std::nullopt;
  if (in.skip('e') || in.skip('E')) {
    const bool down = in.at('-');
    if (!in.skip('-')) in.skip('+');
    if (!in.at_digit()) return std::nullopt;
    std::int64_t exponent = 0;
    // Beyond this any number is out of range or zero, however many digits it has.
    constexpr std::int64_t kEnough = std::int64_t{1} << 50;
    while (in.at_digit()) {
      const unsigned digit = in.take_digit();
      if (exponent < kEnough) exponent = exponent * 10 + digit;
    }
    out.point += down ? -exponent : exponent;
  }
  if (!in.done()) return std::nullopt;
  return out;
}

// Decimal places from an epoch's unit to nanoseconds, by the digits of its integer part.
int places_of_unit(std::int64_t integer_digits) {
  if (integer_digits <= 11) return 9;
  if (integer_digits <= 14) return 6;
  return integer_digits <= 17 ? 3 : 0;
}

}  // namespace

std::optional<Nanoseconds> time_from_epoch(std::string_view decimal) {
  if (const Nanoseconds time = plain_epoch(decimal); time != 0) return time;
  const auto number = read_decimal(DigitCursor(decimal));
  if (!number) return std::nullopt;
  if (number->digits == 0) return 0;
  // How many of the digits stand left of the nanosecond; more than 19 overflow.
  const std::int64_t wanted = number->point + places_of_unit(number->point);
  if (wanted > 19) return std::nullopt;
  if (wanted < 0) return 0;
  const std::int64_t missing = wanted - number->kept;
  const std::uint64_t magnitude =
      missing >= 0 ? number->digits * kPowersOfTen[static_cast<std::size_t>(missing)]
                   : number->digits / kPowersOfTen[static_cast<std::size_t>(-missing)];
  constexpr std::uint64_t kMax = std::numeric_limits<Nanoseconds>::max();
  if (magnitude > kMax + (number->negative ? 1 : 0)) return std::nullopt;
  return static_cast<Nanoseconds>(number->negative ? 0 - magnitude : magnitude);
}

}  // namespace gsaw
