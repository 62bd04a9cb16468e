// Decimal numbers of any size, compared exactly from their text.
#include "base/decimal.h"

#include <algorithm>

#include "base/ascii.h"

namespace gsaw {
namespace {

// Exponents beyond this are all the same: no text holds that many digits.
constexpr std::int64_t kExponentLimit = 1'000'000'000'000'000;

std::string_view take_digits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  const std::string_view digits = text.substr(0, n);
  text.remove_prefix(n);
  return digits;
}

bool take_sign(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

std::optional<std::int64_t> take_exponent(std::string_view& text) {
  if (!text.starts_with('e') && !text.starts_with('E')) return 0;
  text.remove_prefix(1);
  const bool negative = take_sign(text);
  const std::string_view digits = take_digits(text);
  if (digits.empty()) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) value = std::min(kExponentLimit, value * 10 + (c - '0'));
  return negative ? -value : value;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  Decimal number;
  number.negative_ = take_sign(text);
  number.whole_ = take_digits(text);
  if (number.whole_.empty()) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    number.fraction_ = take_digits(text);
    if (number.fraction_.empty()) return std::nullopt;
  }
  const auto exponent = take_exponent(text);
  if (!exponent || !text.empty()) return std::nullopt;

  number.whole_.remove_prefix(std::min(number.whole_.find_first_not_of('0'), number.whole_.size()));
  const std::size_t last = number.fraction_.find_last_not_of('0');
  number.fraction_ = number.fraction_.substr(0, last + 1);  // npos + 1 is 0
  if (number.whole_.empty()) {
    const std::size_t first = number.fraction_.find_first_not_of('0');
    number.skipped_ = first == std::string_view::npos ? 0 : static_cast<std::int64_t>(first);
  }
  const auto whole_digits = static_cast<std::int64_t>(number.whole_.size());
  number.count_ =
      whole_digits + static_cast<std::int64_t>(number.fraction_.size()) - number.skipped_;
  while (number.count_ > 0 && number.digit(number.count_ - 1) == 0) --number.count_;
  number.magnitude_ = whole_digits - number.skipped_ + *exponent;
  if (number.is_zero()) number.negative_ = false;
  return number;
}

int Decimal::digit(std::int64_t index) const {
  if (index >= count_) return 0;
  const auto whole_digits = static_cast<std::int64_t>(whole_.size());
  const char c = index < whole_digits
                     ? whole_[static_cast<std::size_t>(index)]
                     : fraction_[static_cast<std::size_t>(index - whole_digits + skipped_)];
  return c - '0';
}

int Decimal::compare(const Decimal& other) const {
  if (negative_ != other.negative_) return negative_ ? -1 : 1;
  const int larger = negative_ ? -1 : 1;
  if (is_zero() || other.is_zero()) {
    return is_zero() == other.is_zero() ? 0 : (is_zero() ? -larger : larger);
  }
  if (magnitude_ != other.magnitude_) return magnitude_ > other.magnitude_ ? larger : -larger;
  const std::int64_t count = std::max(count_, other.count_);
  for (std::int64_t i = 0; i < count; ++i) {
    const int difference = digit(i) - other.digit(i);
    if (difference != 0) return difference > 0 ? larger : -larger;
  }
  return 0;
}

void Decimal::append_canonical(std::string& out) const {
  if (is_zero()) {
    out += '0';
    return;
  }
  if (negative_) out += '-';
  for (std::int64_t i = 0; i < count_; ++i) out += static_cast<char>('0' + digit(i));
  out += 'e';
  out += std::to_string(magnitude_ - count_);
}

}  // namespace gsaw
