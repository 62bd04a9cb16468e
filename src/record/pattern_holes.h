// What in a message is about one case alone: times, addresses, paths, numbers, ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gsaw {

// What a byte may be part of, a bit each.
struct PatternByte {
  static constexpr std::uint8_t kDigit = 1, kSlash = 2, kAt = 4, kColon = 8, kLetter = 16,
                                kHex = 32,
                                kEnd = 64;  // no word goes on behind it

  static std::uint8_t bits(char c);
};

struct PatternHole {
  std::string_view text;  // what stands for it; empty: it is none
  std::size_t size = 0;   // bytes of the message
};

// A date, a time of day, or both, at the begin of `text`.
PatternHole time_hole(std::string_view text);
// The same as `Sat Nov 28 13:03:39 2026` or `Nov 28 13:03:39`.
PatternHole named_date_hole(std::string_view text);
// An address, a path, a UUID: the whole word at the begin of `text`, or as much as belongs to it
// behind the word. `bits`: of all bytes of the word, which is the first `size`.
PatternHole word_hole(std::string_view text, std::size_t size, unsigned bits);

// Writes `word` to `out`, with numbers, hexadecimal numbers and made-up ids as holes; what was
// written ends at the return value. At most kMostGrowth bytes are written for each.
inline constexpr std::size_t kMostGrowth = 6;
char* write_word(char* out, std::string_view word);

}  // namespace gsaw
