// Epoch numbers, their unit told by their magnitude.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// An epoch number as decimal text (sign, digits, fraction, exponent), its unit
// told by the magnitude of the integer part: up to 11 digits seconds, 12-14 ms,
// 15-17 us, 18-19 ns (formats.md 5.4). Digits beyond a nanosecond are dropped.
// None when it is no number or lies outside the range of Nanoseconds (so any number
// of 11, 14 or 17 digits).
std::optional<Nanoseconds> time_from_epoch(std::string_view decimal);

}  // namespace gsaw
