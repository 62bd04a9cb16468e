// What a value behind a key looks like: which of its bytes are given, and which are any digits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/nanoseconds.h"

namespace gsaw {

// A key as it is written, with its quotes or a part of it, and from the colon behind it to the byte
// that ends the value, with both. Whatever has the shape of a short value is that very value; what
// has the shape of a time is one of those of a few minutes.
class ValueShape {
 public:
  static constexpr std::size_t kMost = 64;     // bytes
  static constexpr std::size_t kMostKey = 40;  // of them the key's

  // Nothing has it. PERF: the bytes are left as they are.
  ValueShape() : words_(0), first_with_digits_(0), colon_(0) {}

  // Of the plain string, number or word of a few bytes that `text` has behind a colon at
  // `text[colon]`; none of anything else, of a longer key, and none near the end of the text.
  static std::optional<ValueShape> of_short_value(std::string_view text, std::size_t colon = 0);

  // Of the number of seconds or the like (1324936580.003), all of whose digits behind the first
  // eight may be others, or of the time in a string (2011-12-26T21:53:38.221Z) whose last digit of
  // the minutes and those behind it, but for the zone's, may be, as far as that is a time.
  static std::optional<ValueShape> of_time(std::string_view text, std::size_t colon = 0);

  // True when the bytes at `text`, of which kMost may be read, have this shape.
  bool fits(const char* text) const;

  // The first and the last moment of times with this shape, which of_time() gave. The moment of
  // each that is a time lies between them.
  std::optional<std::pair<Nanoseconds, Nanoseconds>> moments() const;

 private:
  friend class ShapeBuilder;

  static constexpr std::size_t kWords = kMost / sizeof(std::uint64_t);
  using Words = std::array<std::uint64_t, kWords>;  // in memory's order

  std::uint32_t words_;              // those that are looked at
  std::uint32_t first_with_digits_;  // of them
  std::uint32_t colon_;              // where it stands
  Words bytes_;                      // zeros where any digit may stand
  Words given_;                      // all bits of the bytes that are given
  Words digits_;                     // and of those that are any digit, which with that of
  Words above_largest_;              // the same byte is 0x80 or more if it is too large
};

}  // namespace gsaw
