// Letters of ASCII, whatever the locale.
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
