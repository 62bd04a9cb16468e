// The escapes of JSON that name a character by number: `\u00e9`, and pairs of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gsaw {

struct UnicodeEscape {
  char32_t value;      // half of a surrogate pair when the other half is missing
  std::size_t length;  // bytes it takes in the text
};

// The `\uXXXX` that `text` starts with, or the two that are a surrogate pair and stand for one
// character. None when no four hexadecimal digits follow.
std::optional<UnicodeEscape> read_unicode_escape(std::string_view text);

}  // namespace gsaw
