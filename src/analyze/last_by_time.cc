// The last entries of several inputs, by time.
#include "analyze/last_by_time.h"

#include <algorithm>
#include <utility>

namespace gsaw {

void LastByTime::add(std::vector<HeldEntry> input) {
  merged_.push_back(std::move(input));
  while (merged_.size() > 1 && merged_.end()[-2].size() / 2 <= merged_.back().size()) {
    merge_last_two();
  }
}

std::vector<HeldEntry> LastByTime::take() {
  if (merged_.empty()) return {};
  while (merged_.size() > 1) merge_last_two();
  std::vector<HeldEntry> all = std::move(merged_.front());
  merged_.clear();
  return all;
}

// From the end, so that only as many are touched as are wanted. Merging some inputs and then
// others gives what merging all at once would: what comes last of all is the later of what
// comes last of each part.
void LastByTime::merge_last_two() {
  std::vector<HeldEntry> later = std::move(merged_.back());
  merged_.pop_back();
  std::vector<HeldEntry> earlier = std::move(merged_.back());
  std::vector<HeldEntry> both;
  both.reserve(
      static_cast<std::size_t>(std::min<std::uint64_t>(limit_, earlier.size() + later.size())));
  while (both.size() < limit_ && (!earlier.empty() || !later.empty())) {
    const bool take_later =
        !later.empty() && (earlier.empty() || later.back().when >= earlier.back().when);
    std::vector<HeldEntry>& from = take_later ? later : earlier;
    both.push_back(std::move(from.back()));
    from.pop_back();
  }
  std::reverse(both.begin(), both.end());
  merged_.back() = std::move(both);
}

}  // namespace gsaw
