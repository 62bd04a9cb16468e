// Numbers and durations compared the slow way.
#include "property/slow_number.h"

#include <algorithm>
#include <string>

namespace gsaw::property {
namespace {

// A number as digits before and behind the point, without exponent.
struct Digits {
  bool negative = false;
  std::string whole, fraction;
};

std::string take_digits(std::string_view& text) {
  const std::string digits(text.substr(0, text.find_first_not_of("0123456789")));
  text.remove_prefix(digits.size());
  return digits;
}

// Takes a minus sign, which it reports, or a plus sign.
bool take_sign(std::string_view& text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  return minus;
}

void move_point_right(Digits& number, std::size_t places) {
  number.fraction.resize(std::max(number.fraction.size(), places), '0');
  number.whole += number.fraction.substr(0, places);
  number.fraction.erase(0, places);
}

void move_point_left(Digits& number, std::size_t places) {
  if (number.whole.size() < places) number.whole.insert(0, places - number.whole.size(), '0');
  number.fraction.insert(0, number.whole.substr(number.whole.size() - places));
  number.whole.resize(number.whole.size() - places);
}

// The size of an exponent; any of four digits is as good as another.
std::size_t exponent(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > 3) return 2000;
  return digits.empty() ? 0 : std::stoul(digits);
}

std::optional<Digits> digits_of(std::string_view text) {
  Digits number;
  number.negative = take_sign(text);
  number.whole = take_digits(text);
  if (number.whole.empty()) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    number.fraction = take_digits(text);
    if (number.fraction.empty()) return std::nullopt;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    const bool down = take_sign(text);
    const std::string power = take_digits(text);
    if (power.empty()) return std::nullopt;
    (down ? move_point_left : move_point_right)(number, exponent(power));
  }
  if (!text.empty()) return std::nullopt;
  return number;
}

int sign_of(int compared) { return compared < 0 ? -1 : (compared > 0 ? 1 : 0); }

long long unit_size(std::string_view name) {  // in microseconds, 0 if there is none
  return name == "ms" ? 1'000 : name == "s" ? 1'000'000 : name == "m" ? 60'000'000 : 0;
}

void skip_one_blank(std::string_view& text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
}

// `250ms`, `.5 s`, which it takes off `text`: its size in nanoseconds, and its unit.
std::optional<long long> take_part(std::string_view& text, long long& unit) {
  std::string whole = take_digits(text), fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
  }
  if (whole.size() + fraction.size() == 0 || whole.size() > 6 || fraction.size() > 3) {
    return std::nullopt;
  }
  fraction.resize(3, '0');
  skip_one_blank(text);
  const std::string_view name = text.substr(0, text.find_first_of("0123456789. "));
  unit = unit_size(name);
  text.remove_prefix(name.size());
  if (unit == 0) return std::nullopt;
  return (std::stoll("0" + whole) * 1000 + std::stoll(fraction)) * unit;
}

// In nanoseconds.
std::optional<long long> duration(std::string_view text) {
  const bool minus = take_sign(text);
  long long total = 0, last_unit = 0;
  do {
    long long unit = 0;
    const auto part = take_part(text, unit);
    if (!part || (last_unit != 0 && unit >= last_unit)) return std::nullopt;
    last_unit = unit;
    total += *part;
    if (text == " ") return std::nullopt;
    skip_one_blank(text);
  } while (!text.empty());
  return minus ? -total : total;
}

}  // namespace

std::optional<int> compare_numbers(std::string_view a, std::string_view b) {
  auto left = digits_of(a), right = digits_of(b);
  if (!left || !right) return std::nullopt;
  const std::size_t whole = std::max(left->whole.size(), right->whole.size());
  const std::size_t fraction = std::max(left->fraction.size(), right->fraction.size());
  const auto padded = [&](Digits& number) {
    number.whole.insert(0, whole - number.whole.size(), '0');
    number.fraction.resize(fraction, '0');
    std::string all = number.whole + number.fraction;
    if (all.find_first_not_of('0') == all.npos) number.negative = false;
    return all;
  };
  const std::string left_digits = padded(*left), right_digits = padded(*right);
  if (left->negative != right->negative) return left->negative ? -1 : 1;
  const int compared = sign_of(left_digits.compare(right_digits));
  return left->negative ? -compared : compared;
}

std::optional<int> compare_durations(std::string_view a, std::string_view b) {
  const auto left = duration(a), right = duration(b);
  if (!left || !right) return std::nullopt;
  return *left < *right ? -1 : (*left > *right ? 1 : 0);
}

}  // namespace gsaw::property
