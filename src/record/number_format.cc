// Numbers by the format strings of .NET.
#include "record/number_format.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr std::size_t kMostDigits = 40;  // of a number, and that a format asks for

struct Format {
  std::size_t least_whole = 1, least_fraction = 0, most_fraction = 0;
  bool thousands = false;
};

// `00.0##`
std::optional<Format> picture(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  const std::size_t first = std::min(whole.find_first_not_of('#'), whole.size());
  const std::size_t last = std::min(fraction.find_first_not_of('0'), fraction.size());
  if (whole.find_first_not_of('0', first) != whole.npos ||
      fraction.find_first_not_of('#', last) != fraction.npos) {
    return std::nullopt;
  }
  return Format{whole.size() - first, last, fraction.size(), false};
}

// `F2`
std::optional<Format> standard(std::string_view text) {
  const char kind = text.empty() ? '\0' : ascii_lower(text.front());
  if (kind != 'f' && kind != 'n' && kind != 'd') return std::nullopt;
  std::size_t digits = kind == 'd' ? 1 : 2;
  if (text.size() > 1) {
    if (text.size() > 3 || !std::all_of(text.begin() + 1, text.end(), is_digit))
      return std::nullopt;
    digits = 0;
    for (const char c : text.substr(1)) digits = digits * 10 + static_cast<std::size_t>(c - '0');
    if (digits > kMostDigits) return std::nullopt;
  }
  if (kind == 'd') return Format{digits, 0, 0, false};
  return Format{1, digits, digits, kind == 'n'};
}

// Cuts `digits`, of which `whole` are before the point, to so many behind it; halves away from
// zero. There may be one more before the point then.
void round_to(std::string& digits, std::size_t& whole, std::size_t fraction) {
  const std::size_t kept = whole + fraction;
  if (digits.size() <= kept) return;
  const bool up = digits[kept] >= '5';
  digits.resize(kept);
  if (!up) return;
  for (std::size_t i = kept; i-- > 0;) {
    if (digits[i] != '9') {
      ++digits[i];
      return;
    }
    digits[i] = '0';
  }
  digits.insert(0, 1, '1');
  ++whole;
}

}  // namespace

bool append_formatted_number(std::string& out, std::string_view number, std::string_view format) {
  if (number.size() > kMostDigits) return false;
  auto form = standard(format);
  if (!form) form = picture(format);
  const bool negative = number.starts_with('-');
  if (negative) number.remove_prefix(1);
  std::size_t whole = std::min(number.find('.'), number.size());
  std::string digits(number.substr(0, whole));
  digits += number.substr(std::min(whole + 1, number.size()));
  if (!form || digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return false;
  }
  round_to(digits, whole, form->most_fraction);
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), whole);
  std::string before = digits.substr(zeros, whole - zeros);
  std::string behind = digits.substr(whole);
  if (before.size() < form->least_whole) before.insert(0, form->least_whole - before.size(), '0');
  while (behind.size() > form->least_fraction && behind.back() == '0') behind.pop_back();
  if (behind.size() < form->least_fraction) behind.resize(form->least_fraction, '0');
  if (form->thousands) {
    for (std::size_t at = before.size(); at > 3;) before.insert(at -= 3, 1, ',');
  }
  const bool is_zero = digits.find_first_not_of('0') == digits.npos;
  if (negative && !is_zero) out += '-';
  out += before;
  if (!behind.empty()) (out += '.') += behind;
  return true;
}

}  // namespace gsaw
