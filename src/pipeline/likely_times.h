// When entries with an id were likely logged, as the id says when it was made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/nanoseconds.h"
#include "record/decoded_id.h"

namespace gsaw {

// Places of the inputs that are read before or instead of all.
struct LikelyTimes {
  Nanoseconds since = 0, until = 0;  // both included
  // Entries of a file are in order of time but for this.
  Nanoseconds slack = 0;
  // Only files whose places can be gone to: the others would have to be read as a whole.
  bool seekable_only = false;
};

// What an id says for certain, at `now`; none when that is nothing about when it was made.
std::optional<DecodedId> decode_made(const std::string& id, Nanoseconds now);

// When the first and the last of these was made, as they were typed; none unless each says it.
struct MadeTimes {
  Nanoseconds first = 0, last = 0;
};
std::optional<MadeTimes> made_times(const std::vector<std::string>& typed, Nanoseconds now);

}  // namespace gsaw
