// Since when and until when, and that there is a time between them.
#pragma once

#include <optional>
#include <string>

#include "base/nanoseconds.h"
#include "base/result.h"
#include "query/time_expr.h"
#include "record/time_zone.h"

namespace gsaw {

struct TimeLimit {
  TimeExpr time;
  std::string text;  // as it was typed
};

// Both given, --since and --until.
struct TimeLimits {
  TimeLimit since, until;
};

// An error, with times of `zone`, when since is after until. `newest`: what `end` stands for;
// while that is not known, a time that counts from it is compared with no other kind.
Result<void> check_time_limits(const TimeLimits& limits, std::optional<Nanoseconds> newest,
                               const TimeZone& zone);

}  // namespace gsaw
