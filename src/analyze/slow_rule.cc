// Which durations are long.
#include "analyze/slow_rule.h"

#include <algorithm>
#include <limits>

namespace gsaw {

bool SlowRule::is_slow(Nanoseconds duration) {
  if (is_given_) return duration >= *limit_;
  const bool is_slow = limit_ && duration > *limit_;
  note(duration);
  return is_slow;
}

// The limit moves little with each of many: it is found again when there are some percent more.
void SlowRule::note(Nanoseconds duration) {
  constexpr std::size_t kMostKept = 2048;
  constexpr unsigned kDigits = 7;
  constexpr std::uint64_t kPart = 99, kOf = 100, kMore = 32;
  durations_.add(static_cast<double>(duration));
  ++count_;
  if (durations_.kept() >= kMostKept) durations_.fold(kDigits);
  if (count_ < next_look_) return;
  next_look_ = count_ + std::max<std::uint64_t>(1, count_ / kMore);
  const bool is_exact = durations_.cells() == 0;
  if (!is_exact) durations_.fold(kDigits);
  durations_.sort();
  // The longest duration there is would be 2^63 as a double.
  const double limit = durations_.at(kPart, kOf);
  limit_ =
      limit < 0x1p63 ? static_cast<Nanoseconds>(limit) : std::numeric_limits<Nanoseconds>::max();
  // What is told is the smallest of those that are about as large.
  if (!is_exact) limit_ = saturating_add(*limit_, *limit_ >> kDigits);
}

}  // namespace gsaw
