// The order in which a person would list names: numbers in them by value.
#include "input/natural_order.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace gsaw {
namespace {

// Takes the run of digits at the start away and returns it without leading zeros.
std::string_view take_number(std::string_view& text) {
  std::string_view number = text.substr(0, digit_count(text));
  text.remove_prefix(number.size());
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

int compare_numbers(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

int compare_parts(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      const std::string_view left = take_number(a);
      const std::string_view right = take_number(b);
      if (const int order = compare_numbers(left, right); order != 0) return order;
      continue;
    }
    if (a.front() != b.front()) {
      return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front()) ? -1 : 1;
    }
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

}  // namespace

// PERF: mostly the first byte that differs tells; but a number that has more digits in one of them
// is compared whole.
int compare_natural(std::string_view a, std::string_view b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  auto same = static_cast<std::size_t>(differ - a.begin());
  if (digit_count(a.substr(same)) == digit_count(b.substr(same))) {
    return a.substr(same, 1).compare(b.substr(same, 1));
  }
  while (same > 0 && is_digit(a[same - 1])) --same;
  return compare_parts(a.substr(same), b.substr(same));
}

}  // namespace gsaw
