// Letters, digits and blanks of ASCII, whatever the locale.
#pragma once

#include <algorithm>
#include <cassert>
#include <string>
#include <string_view>

namespace gsaw {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The value of a hexadecimal digit in either case; -1 for any other byte.
constexpr int ascii_hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Of the digits at the begin of `text`.
constexpr std::size_t digit_count(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

constexpr bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return ascii_hex_digit(c) >= 0; });
}

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

// `text` without the bytes of `blanks` at either end. What is empty stands at the end of `text`.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t") {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);  // npos + 1 is 0
}

inline void make_ascii_lower(std::string& text) {
  std::transform(text.begin(), text.end(), text.begin(), ascii_lower);
}

// Whether `text`, its letters in either case, is `lowered`, which is in lower case.
inline bool equals_lowered(std::string_view text, std::string_view lowered) {
  assert(std::none_of(lowered.begin(), lowered.end(), [](char c) { return c != ascii_lower(c); }));
  return std::equal(text.begin(), text.end(), lowered.begin(), lowered.end(),
                    [](char a, char b) { return ascii_lower(a) == b; });
}

}  // namespace gsaw
