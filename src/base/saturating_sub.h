// The span between two times, which may be longer than Nanoseconds can say.
#pragma once

#include <limits>

#include "base/nanoseconds.h"

namespace gsaw {

// `time` - `from`; past either end of the range it stays at that end.
constexpr Nanoseconds saturating_sub(Nanoseconds time, Nanoseconds from) {
  Nanoseconds span = 0;
  if (!__builtin_sub_overflow(time, from, &span)) return span;
  return from < 0 ? std::numeric_limits<Nanoseconds>::max()
                  : std::numeric_limits<Nanoseconds>::min();
}

}  // namespace gsaw
