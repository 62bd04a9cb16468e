// The last entries of several inputs, by time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "analyze/kept_entry.h"

namespace gsaw {

// A kept entry and what keeps its line.
struct HeldEntry {
  KeptEntry entry;
  std::shared_ptr<const void> owner;
  // When it counts as having happened: its own time; without one, that of the entry before it
  // in its input; KeptEntry::kNoTime, before all others, when there is none before it either.
  Nanoseconds when = KeptEntry::kNoTime;
};

// Merges inputs, one after another. Within an input the order stays as it is: of those entries
// that come last in each, the latest comes last. Of entries at one time that of the later input
// does. So where no entry has a time it is the order of the inputs; and the answer is
// the same whether an input is in order of time or only nearly so.
class LastByTime {
 public:
  explicit LastByTime(std::uint64_t limit) : limit_(limit) {}

  // The last entries of the next input, in their order: at most the limit, or all there are.
  void add(std::vector<HeldEntry> input);

  // The last entries of all that were added, at most the limit, in order. Nothing is left.
  std::vector<HeldEntry> take();

 private:
  void merge_last_two();

  const std::uint64_t limit_;
  // Of neighbouring inputs, merged; each less than half as long as the one before, so that no
  // entry is moved more often than there are powers of two below the number of inputs.
  std::vector<std::vector<HeldEntry>> merged_;
};

}  // namespace gsaw
