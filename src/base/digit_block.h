// Decimal digits, eight characters at once.
#pragma once

#include <bit>
#include <cstdint>

#include "base/short_text.h"

namespace gsaw {

// Whether each byte of `eight`, loaded in any order, is one.
constexpr bool are_digits(std::uint64_t eight) {
  constexpr std::uint64_t kHigh = 0xF0F0F0F0F0F0F0F0, kZeros = 0x3030303030303030,
                          kSix = 0x0606060606060606;
  // What is above 9 is carried into the high half.
  return (eight & kHigh) == kZeros && ((eight + kSix) & kHigh) == kZeros;
}

// The number that the eight decimal digits at `digits` are; not set, and false, when there is
// another byte. PERF: all at once, pairs, then pairs of pairs.
inline bool read_eight_digits(const char* digits, std::uint32_t& number) {
  auto value = load_part<std::uint64_t>(digits);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  if (!are_digits(value)) return false;
  value -= 0x3030303030303030;
  value = value * 10 + (value >> 8);
  constexpr std::uint64_t kPairs = 0x000000FF000000FF;
  number = static_cast<std::uint32_t>(((value & kPairs) * (100 + (1'000'000ULL << 32)) +
                                       (value >> 16 & kPairs) * (1 + (10'000ULL << 32))) >>
                                      32);
  return true;
}

}  // namespace gsaw
