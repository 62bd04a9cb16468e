// Natural order, and what logrotate, log4j, Python and others add to a rotated name.
#include "input/natural_order.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace gsaw {
namespace {

std::size_t digit_count(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

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

enum class Rotation { by_date, by_number, none };

struct LogName {
  std::string_view base;
  Rotation rotation = Rotation::none;
  std::string_view suffix;  // the date or the number
};

std::string_view without_compression_suffix(std::string_view name) {
  using namespace std::string_view_literals;
  for (const auto suffix : {".gz"sv, ".zst"sv, ".xz"sv, ".bz2"sv, ".lz4"sv}) {
    if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  }
  return name;
}

// `20240101`, `2024-01-01`, an epoch; then perhaps a time of day or a count.
bool is_date_suffix(std::string_view text) {
  if (text.find_first_not_of("0123456789-_.:TZ") != std::string_view::npos) return false;
  if (digit_count(text) >= 8) return true;
  return text.size() >= 10 && digit_count(text) == 4 && text[4] == '-' &&
         digit_count(text.substr(5)) == 2 && text[7] == '-' && digit_count(text.substr(8)) >= 2;
}

// A longer number is taken for a date; nobody keeps a million old files.
bool is_count_suffix(std::string_view text) {
  return !text.empty() && text.size() <= 6 && digit_count(text) == text.size();
}

LogName parse_log_name(std::string_view name) {
  name = without_compression_suffix(name);
  for (std::size_t at = name.find_first_of(".-", 1); at != std::string_view::npos;
       at = name.find_first_of(".-", at + 1)) {
    const std::string_view suffix = name.substr(at + 1);
    if (is_date_suffix(suffix)) return {name.substr(0, at), Rotation::by_date, suffix};
  }
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot != 0 && is_count_suffix(name.substr(dot + 1))) {
    return {name.substr(0, dot), Rotation::by_number, name.substr(dot + 1)};
  }
  return {name, Rotation::none, {}};
}

}  // namespace

int compare_natural(std::string_view a, std::string_view b) {
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

bool is_older_log(std::string_view a, std::string_view b) {
  const LogName left = parse_log_name(a);
  const LogName right = parse_log_name(b);
  if (const int order = compare_natural(left.base, right.base); order != 0) return order < 0;
  if (left.base != right.base) return left.base < right.base;
  if (left.rotation != right.rotation) return left.rotation < right.rotation;
  int order = compare_natural(left.suffix, right.suffix);
  if (left.rotation == Rotation::by_number) order = -order;
  return order != 0 ? order < 0 : a < b;
}

}  // namespace gsaw
