// What in a message is about one case alone: times, addresses, paths, numbers, ids.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/ascii.h"
#include "record/lone_character.h"

namespace gsaw {

// What a byte may be part of, a bit each.
struct PatternByte {
  static constexpr std::uint8_t kDigit = 1;
  static constexpr std::uint8_t kSlash = 2;
  static constexpr std::uint8_t kAt = 4;
  static constexpr std::uint8_t kColon = 8;
  static constexpr std::uint8_t kLetter = 16;
  static constexpr std::uint8_t kHex = 32;
  static constexpr std::uint8_t kEnd = 64;    // no word goes on behind it
  static constexpr std::uint8_t kLone = 128;  // begins a character that is a word by itself

  static constexpr std::uint8_t bits(char c);
};

inline constexpr auto kPatternBytes = [] {
  using Bits = PatternByte;
  std::array<std::uint8_t, 256> bits{};
  for (std::size_t i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    if (is_digit(c)) bits[i] |= Bits::kDigit;
    if (is_ascii_letter(c) || i >= 0x80) bits[i] |= Bits::kLetter;
    if (ascii_hex_digit(c) >= 0) bits[i] |= Bits::kHex;
    if (c == '/' || c == '\\') bits[i] |= Bits::kSlash;
    if (c == '@') bits[i] |= Bits::kAt;
    if (c == ':') bits[i] |= Bits::kColon;
    const bool ends = i <= ' ' || i == 0x7F || std::string_view(",;()[]{}<>=|\"'`!?*").find(c) < 20;
    if (ends || begins_lone_character(c)) bits[i] |= Bits::kEnd;
    if (begins_lone_character(c)) bits[i] |= Bits::kLone;
  }
  return bits;
}();

constexpr std::uint8_t PatternByte::bits(char c) {
  return kPatternBytes[static_cast<unsigned char>(c)];
}

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

// Where `text`, written to `out`, ends.
inline char* put(char* out, std::string_view text) {
  std::memcpy(out, text.data(), text.size());
  return out + text.size();
}

// Writes `word` to `out`, with numbers, hexadecimal numbers and made-up ids as holes; what was
// written ends at the return value. At most kMostGrowth bytes are written for each.
inline constexpr std::size_t kMostGrowth = 6;
char* write_word(char* out, std::string_view word);

}  // namespace gsaw
