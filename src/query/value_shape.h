// What a value behind a key looks like: which of its bytes are given, and which are any digits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/nanoseconds.h"
#include "base/short_text.h"

namespace gsaw {

// A key as it is written, with its quotes or a part of it, and from the colon behind it to the byte
// that ends the value, with both. Whatever has the shape of a short value is that very value; what
// has the shape of a time is one of those of a few minutes.
class ValueShape {
 public:
  static constexpr std::size_t kMost = 64;     // bytes
  static constexpr std::size_t kMostKey = 40;  // of them the key's

  // Nothing has it. PERF: the bytes are left as they are.
  ValueShape() : word_count_(0), first_with_digits_(0), colon_(0) {}

  // Of the plain string, number or word of a few bytes that `text` has behind a colon at
  // `text[colon]`; none of anything else, of a longer key, and none near the end of the text.
  static std::optional<ValueShape> of_short_value(std::string_view text, std::size_t colon = 0);

  // Of the number of seconds or the like (1324936580.003), all of whose digits behind the first
  // eight may be others, or of the time in a string (2011-12-26T21:53:38.221Z) whose last digit of
  // the minutes and those behind it, but for the zone's, may be, as far as that is a time.
  static std::optional<ValueShape> of_time(std::string_view text, std::size_t colon = 0);

  // True when the bytes at `text`, of which kMost may be read, have this shape.
  bool fits(const char* text) const {
    constexpr std::uint64_t kEach = 0x0101010101010101ULL;
    const auto at = [text](std::size_t i) {
      return load_part<std::uint64_t>(text + i * sizeof(std::uint64_t));
    };
    for (std::size_t i = 0; i < word_count_; ++i) {
      if (((at(i) ^ words_[i].bytes) & words_[i].given) != 0) return false;
    }
    // A digit without the bits of `0` is at most 9. No byte carries into the next one but the first
    // that is above 0x80, which no digit is: what it carries does not matter any more.
    std::uint64_t above = 0;
    for (std::size_t i = first_with_digits_; i < word_count_; ++i) {
      const std::uint64_t digits = (at(i) ^ kEach * '0') & words_[i].digits;
      above |= digits | (digits + words_[i].above_largest);
    }
    return word_count_ != 0 && (above & kEach * 0x80) == 0;
  }

  // The first and the last moment of times with this shape, which of_time() gave. The moment of
  // each that is a time lies between them.
  std::optional<std::pair<Nanoseconds, Nanoseconds>> moments() const;

 private:
  friend class ShapeBuilder;

  // Eight bytes, in memory's order. PERF: what is needed of each side by side.
  struct Word {
    std::uint64_t bytes;          // zeros where any digit may stand
    std::uint64_t given;          // all bits of the bytes that are given
    std::uint64_t digits;         // and of those that are any digit, which with that of
    std::uint64_t above_largest;  // the same byte is 0x80 or more if it is too large
  };

  std::uint32_t word_count_;         // those that are looked at
  std::uint32_t first_with_digits_;  // of them
  std::uint32_t colon_;              // where it stands
  std::array<Word, kMost / sizeof(std::uint64_t)> words_;
};

}  // namespace gsaw
