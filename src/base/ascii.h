// Letters, digits and blanks of ASCII, whatever the locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace gsaw {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// The value of a hexadecimal digit in either case; -1 for any other byte.
constexpr int ascii_hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Space and tab.
constexpr bool is_ascii_blank(char c) { return c == ' ' || c == '\t'; }

// `text` without the blanks around it.
constexpr std::string_view trim_ascii_blanks(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

inline void make_ascii_lower(std::string& text) {
  std::transform(text.begin(), text.end(), text.begin(), ascii_lower);
}

// Whether `text`, its letters in either case, is `lowered`, which is in lower case.
inline bool equals_lowered(std::string_view text, std::string_view lowered) {
  return std::equal(text.begin(), text.end(), lowered.begin(), lowered.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

}  // namespace gsaw
