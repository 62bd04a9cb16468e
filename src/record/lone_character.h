// Text of scripts that need no blanks: each of its characters stands by itself in a pattern.
#pragma once

#include <cstddef>
#include <string_view>

namespace gsaw {

// Whether `byte` begins a character that ends the word before it: all from U+0600 on, as Arabic,
// Thai, Chinese, Japanese and Korean letters, full-width forms and typographic marks, and the
// marks of Latin-1, as `«` and the blank that does not break. What stays part of words: Latin,
// Greek, Cyrillic, Armenian and Hebrew letters.
constexpr bool begins_lone_character(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value == 0xC2 || value >= 0xD8;
}

// Whether such a character stands before `at`.
bool is_behind_lone_character(std::string_view text, std::size_t at);

// Whether the character at the begin of `text` is a mark or a blank, not a letter or a digit.
bool begins_with_mark(std::string_view text);

// Bytes of the character at the begin of `text`; 1 of what is no UTF-8.
std::size_t lone_character_size(std::string_view text);

// Bytes of a number in digits of other scripts at the begin of `text`; 0: there is none.
std::size_t lone_number_size(std::string_view text);

// Of a quote of other scripts at the begin of `text`, as `「` or `“`: the quote that closes it;
// else empty.
std::string_view closing_quote(std::string_view text);

}  // namespace gsaw
