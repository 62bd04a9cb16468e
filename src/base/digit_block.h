// Decimal digits, eight characters at once.
#pragma once

#include <cstdint>

namespace gsaw {

// Whether each byte of `eight`, loaded in any order, is one.
constexpr bool are_digits(std::uint64_t eight) {
  constexpr std::uint64_t kHigh = 0xF0F0F0F0F0F0F0F0, kZeros = 0x3030303030303030,
                          kSix = 0x0606060606060606;
  // What is above 9 is carried into the high half.
  return (eight & kHigh) == kZeros && ((eight + kSix) & kHigh) == kZeros;
}

}  // namespace gsaw
