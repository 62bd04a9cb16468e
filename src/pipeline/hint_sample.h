// What a query meets in the first entries: the facts behind the hints after no match, where
// the prefilter has kept most entries from being judged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/plan.h"
#include "query/hints.h"
#include "query/observations.h"

namespace gsaw {

struct HintSample {
  Observations seen;
  JudgedEntries judged;
  std::uint64_t malformed = 0;  // not among the judged

  std::uint64_t size() const { return judged.count + malformed; }
};

// Judges the first few thousand entries of these files, without a prefilter; or with
// MalformedLines::only, when the run judges none, only counts them. On one thread
// and in order, so that the sample is the same whatever the schedule of the run. Unreadable
// paths are passed over: the run has spoken of them.
HintSample sample_for_hints(const Plan& plan, std::vector<std::string> paths);

}  // namespace gsaw
