// Reads epoch numbers exactly: from decimal text, never via double.
#include "record/epoch_time.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>

#include "base/digit_block.h"
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

// Most epochs: few digits, no zero first, perhaps a point; none for any other text.
std::optional<ScaledDigits> read_short_decimal(std::string_view text) {
  if (text.empty() || text.size() > 19 || text[0] < '1' || text[0] > '9') return std::nullopt;
  std::uint64_t digits = 0;
  std::size_t point = text.size();
  std::size_t i = 0;
  if (text.size() >= 8) {
    if (std::uint32_t first = 0; read_eight_digits(text.data(), first)) {
      digits = first;
      i = 8;
    }
  }
  for (; i < text.size(); ++i) {
    const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned{'0'};
    if (digit <= 9) {
      digits = digits * 10 + digit;
    } else if (text[i] == '.' && point == text.size()) {
      point = i;
    } else {
      return std::nullopt;
    }
  }
  const bool has_point = point != text.size();
  return ScaledDigits{digits, static_cast<int>(text.size() - (has_point ? 1 : 0)),
                      static_cast<std::int64_t>(point), false};
}

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
  auto number = read_short_decimal(decimal);
  if (!number) number = read_decimal(DigitCursor(decimal));
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
