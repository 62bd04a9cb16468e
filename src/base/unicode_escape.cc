// The escapes of JSON that name a character by number.
#include "base/unicode_escape.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::size_t kLength = 6;  // \uXXXX

std::optional<char32_t> code_unit(std::string_view text) {
  if (text.size() < kLength || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char c : text.substr(2, 4)) {
    const int digit = ascii_hex_digit(c);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return unit;
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return is_surrogate(unit) && !is_high_surrogate(unit); }

}  // namespace

std::optional<UnicodeEscape> read_unicode_escape(std::string_view text) {
  const auto unit = code_unit(text);
  if (!unit) return std::nullopt;
  if (is_high_surrogate(*unit)) {
    const auto low = code_unit(text.substr(kLength));
    if (low && is_low_surrogate(*low)) {
      return UnicodeEscape{0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00), 2 * kLength};
    }
  }
  return UnicodeEscape{*unit, kLength};
}

}  // namespace gsaw
