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
// 15-17 us, 18-19 ns. Digits beyond a nanosecond are dropped.
// None when it is no number or lies outside the range of Nanoseconds (so any number
// of 11, 14 or 17 digits).
std::optional<Nanoseconds> time_from_epoch(std::string_view decimal);

inline constexpr std::array<std::uint64_t, 20> kPowersOfTen = [] {
  std::array<std::uint64_t, 20> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// The number that `digits` are, behind those that `number` is; false, and nothing, when there is
// another byte.
inline bool read_digits(std::string_view digits, std::uint64_t& number) {
  std::uint64_t read = number;
  for (const char c : digits) {
    const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
    if (digit > 9) return false;
    read = read * 10 + digit;
  }
  number = read;
  return true;
}

// What time_from_epoch() says of the forms that most logs have: seconds of ten digits with one to
// nine of their fraction, or ten, thirteen, sixteen or nineteen digits. 0 for any other text. PERF:
// in line, and no optional, which would be put together in memory.
inline Nanoseconds plain_epoch(std::string_view text) {
  constexpr std::size_t kSeconds = 10, kMost = 19, kEight = 8;
  if (text.size() < kSeconds || text.size() > kMost + 1) return 0;
  std::uint32_t first = 0;
  // With no more than these digits nothing may be too large.
  if (!read_eight_digits(text.data(), first) || text[0] == '0' || text[0] == '9') return 0;
  std::uint64_t number = first;
  if (text.size() > kSeconds && text[kSeconds] == '.') {
    if (text.size() == kSeconds + 1) return 0;
    if (!read_digits(text.substr(kEight, kSeconds - kEight), number)) return 0;
    if (!read_digits(text.substr(kSeconds + 1), number)) return 0;
    return static_cast<Nanoseconds>(number * kPowersOfTen[kMost + 1 - text.size()]);
  }
  if (text.size() % 3 != kSeconds % 3 || text.size() > kMost) return 0;
  if (!read_digits(text.substr(kEight), number)) return 0;
  return static_cast<Nanoseconds>(number * kPowersOfTen[kMost - text.size()]);
}

}  // namespace gsaw
