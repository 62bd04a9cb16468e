// How the numbers begin that many entries in a row have for their times.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/nanoseconds.h"

namespace gsaw {

// What numbers of a few minutes or less have in common: 1324936580.003 and 1324936599. Of
// those from the one with only zeros behind it to the one with only nines.
struct EpochHead {
  std::uint64_t first = 0;   // the first eight digits, as bytes in memory's order; 0: none
  std::uint32_t digits = 0;  // before the point, nine or more

  bool operator==(const EpochHead&) const = default;
};

// Of the number in `text`, which begins behind a key: digits with or without a point, up to a
// comma or brace, all of which a time is read from. None of anything else.
EpochHead epoch_head(std::string_view text);

// The first and the last moment of such numbers. The moment of each lies between them.
std::optional<std::pair<Nanoseconds, Nanoseconds>> moments_of(const EpochHead& head);

}  // namespace gsaw
