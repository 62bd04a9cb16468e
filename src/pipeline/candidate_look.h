// Finds the lines of a file's range that may match where they stand in the page cache.
#pragma once

#include <optional>

#include "input/block.h"
#include "input/glance.h"
#include "input/picked_lines.h"
#include "query/candidate_scan.h"

namespace gsaw {

// One per thread.
class CandidateLook {
 public:
  // The lines of the block's range, if few of them may match: these are picked(), and the others
  // can't. They may change: they can be counted, not read. None where all of them are to be read;
  // also of a block without a range.
  std::optional<Glance::Lines> look_at(const Block& block, const CandidateFinder& finder);

  // Until the next look.
  const PickedLines& picked() const { return picked_; }

 private:
  bool pick(std::string_view lines, const CandidateFinder& finder);

  Glance glance_;
  PickedLines picked_;
};

}  // namespace gsaw
