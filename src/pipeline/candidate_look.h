// Finds the lines of a file's range that may match where they stand in the page cache.
#pragma once

#include <optional>

#include "input/block.h"
#include "input/glance.h"
#include "input/long_line_scan.h"
#include "input/picked_lines.h"
#include "query/candidate_scan.h"

namespace gsaw {

// One per thread.
class CandidateLook {
 public:
  // Must outlive it.
  explicit CandidateLook(const LongLineLimit& limit) : limit_(limit) {}

  // The lines of the block's range, if few of them may match: these are picked(), and the others
  // can't. They may change: they can be counted, not read. None where all of them are to be read,
  // as where one is too long, and of a block without a range.
  std::optional<Glance::Lines> look_at(const Block& block, const CandidateFinder& finder);

  // Until the next look.
  const PickedLines& picked() const { return picked_; }

 private:
  bool pick(std::string_view lines, const CandidateFinder& finder);

  const LongLineLimit& limit_;
  Glance glance_;
  PickedLines picked_;
};

}  // namespace gsaw
