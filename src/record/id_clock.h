// Which times an id may have been made at: a time outside them is chance, not a time.
#pragma once

#include <cstdint>
#include <optional>

#include "base/nanoseconds.h"

namespace gsaw {

struct IdClock {
  Nanoseconds now = 0;
  // When an entry with the id was logged, if that is known.
  std::optional<Nanoseconds> logged = std::nullopt;

  // The time, if it is plausible: from 2010 to a day after now. Ids with times are hardly older,
  // and one random number of 32 bits in eight is such a time. `fraction` as in time_from_seconds.
  std::optional<Nanoseconds> plausible(std::int64_t seconds, Nanoseconds fraction = 0) const {
    constexpr Nanoseconds kEarliest = 1'262'304'000 * kNanosPerSecond;  // 2010-01-01
    Nanoseconds time = 0;
    if (!time_from_seconds(seconds, fraction, time)) return std::nullopt;
    const bool fits = time >= kEarliest && time <= saturating_add(now, kNanosPerDay);
    return fits ? std::optional(time) : std::nullopt;
  }

  // Whether the entry was logged within a week of `made`, which random numbers are once in 3,500
  // times. False when nothing is known of an entry.
  bool agrees(Nanoseconds made) const {
    constexpr Nanoseconds kMost = 7 * kNanosPerDay;
    return logged && made >= saturating_add(*logged, -kMost) &&
           made <= saturating_add(*logged, kMost);
  }
};

}  // namespace gsaw
