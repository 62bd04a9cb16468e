// Time in stretches of one length, as the clock of a zone shows them.
#include "analyze/time_steps.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace gsaw {
namespace {

__extension__ using Wide = __int128;

constexpr Nanoseconds kLeast = std::numeric_limits<Nanoseconds>::min();
constexpr Nanoseconds kMost = std::numeric_limits<Nanoseconds>::max();

Nanoseconds clamped(Wide time) {
  return static_cast<Nanoseconds>(std::clamp(time, Wide{kLeast}, Wide{kMost}));
}

Wide local_time(Nanoseconds time, int offset) {
  return Wide{time} + Wide{offset} * kNanosPerSecond;
}

// The multiple of `length` at or before `time`.
Wide multiple_before(Wide time, Nanoseconds length) {
  const Wide rest = time % length;
  return time - (rest < 0 ? rest + length : rest);
}

// The first moment at which the clock shows `local` or later.
Nanoseconds first_shown(const TimeZone& zone, Wide local) {
  if (const Nanoseconds end = clamped(local); local != end) {
    return clamped(local_time(0, -zone.offset_seconds(end)) + local);
  }
  return zone.moments_of(static_cast<Nanoseconds>(local)).first;
}

}  // namespace

TimeSteps::TimeSteps(Nanoseconds length, TimeZone zone) : length_(length), zone_(std::move(zone)) {
  assert(length > 0);
}

TimeSteps::Stretch TimeSteps::find(Nanoseconds time) const {
  const OffsetSpan span = zone_.offset_span(time);
  constexpr OffsetSpan kAlways;
  const bool changes = span.first != kAlways.first || span.last != kAlways.last;
  if (changes && length_ > kNanosPerHour) return find_long(time, span.seconds);
  const Wide local = local_time(time, span.seconds);
  const Wide begin = time - (local - multiple_before(local, length_));
  return {std::max(clamped(begin), span.first), std::min(clamped(begin + length_ - 1), span.last)};
}

TimeSteps::Stretch TimeSteps::find_long(Nanoseconds time, int offset) const {
  for (Wide begin = multiple_before(local_time(time, offset), length_);; begin += length_) {
    const Nanoseconds end = first_shown(zone_, begin + length_);
    if (end == kMost) return {first_shown(zone_, begin), kMost};
    // A clock that was put back may have shown the next before.
    if (end > time) return {first_shown(zone_, begin), end - 1};
  }
}

}  // namespace gsaw
