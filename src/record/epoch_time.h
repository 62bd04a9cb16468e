// Epoch numbers, their unit told by their magnitude.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/digit_block.h"
#include "base/nanoseconds.h"

namespace gsaw {

// An epoch number as decimal text (sign, digits, fraction, exponent), its unit
// told by the magnitude of the integer part: up to 11 digits seconds, 12-14 ms,
// 15-17 us, 18-19 ns (formats.md 5.4). Digits beyond a nanosecond are dropped.
// None when it is no number or lies outside the range of Nanoseconds (so any number
// of 11, 14 or 17 digits).
std::optional<Nanoseconds> time_from_epoch(std::string_view decimal);

inline constexpr std::array<std::uint64_t, 20> kPowersOfTen = [] {
  std::array<std::uint64_t, 20> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// The same of seconds of ten digits and one to nine of their fraction, as most logs have them; 0
// for any other text. PERF: in line, and no optional, which would be put together in memory.
inline Nanoseconds seconds_with_fraction(std::string_view text) {
  constexpr std::size_t kWhole = 10, kMost = kWhole + 1 + 9;
  if (text.size() < kWhole + 2 || text.size() > kMost || text[kWhole] != '.') return 0;
  std::uint32_t first = 0;
  // With no more than these digits nothing may be too large.
  if (!read_eight_digits(text.data(), first) || text[0] == '0' || text[0] == '9') return 0;
  Nanoseconds digits = first;
  for (std::size_t i = kWhole - 2; i < text.size(); ++i) {
    if (i == kWhole) continue;
    const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned{'0'};
    if (digit > 9) return 0;
    digits = digits * 10 + digit;
  }
  return digits * static_cast<Nanoseconds>(kPowersOfTen[kMost - text.size()]);
}

}  // namespace gsaw
