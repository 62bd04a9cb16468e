// SIMD search in raw bytes: pairs of bytes, JSON unicode escapes, newlines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gsaw {

// Two bytes at a fixed distance, each perhaps in either case: (text[i] | fold_a) == a and
// (text[i + distance] | fold_b) == b.
struct BytePair {
  std::uint8_t a, b;
  std::uint8_t fold_a, fold_b;  // 0x20 to ignore case, else 0
  std::size_t distance;
};

// The first i at or after `from` where the pair stands, or text.size().
std::size_t find_byte_pair(std::string_view text, std::size_t from, const BytePair& pair);
// The same of either pair; `other` is of one case.
std::size_t find_either_byte_pair(std::string_view text, std::size_t from, const BytePair& one,
                                  const BytePair& other);

// The first position at or after `from` of a backslash followed by `u`, or text.size():
// where a JSON writer may have written any character in another way.
std::size_t find_unicode_escape(std::string_view text, std::size_t from);

// Of an escape of an ASCII character the first byte and the last but one, behind the backslash:
// the rarest pair among other escapes. Its digit stands behind them.
inline constexpr BytePair kAsciiEscapePair{'\\', '0', 0, 0, 4 - 1};
// True where such an escape, `\u00` and a digit up to 7, begins at `at`, where the pair stands.
bool is_ascii_escape(std::string_view text, std::size_t at);

// The first such escape at or after `from`, or text.size(). Text that is not Latin, written in
// escapes, has none of them.
std::size_t find_ascii_escape(std::string_view text, std::size_t from);

// Newlines in `text`.
std::size_t count_newlines(std::string_view text);

// What find_newlines tells besides their places.
struct Newlines {
  std::size_t count = 0;
  bool any_backslash = false;  // in the text
};
// Where they are, the first first. `text` is less than 4 GiB, and `places`, which are overwritten,
// as many as it has bytes.
Newlines find_newlines(std::string_view text, std::uint32_t* places);

}  // namespace gsaw
