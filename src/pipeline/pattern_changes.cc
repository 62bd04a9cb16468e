// Which patterns are new, gone, or changed in their share of the entries.
#include "pipeline/pattern_changes.h"

#include <algorithm>
#include <cmath>

namespace gsaw {

PatternChange change_of(const SideCounts& sides, const SideCounts& whole, std::size_t tests) {
  if (sides.matching == 0) return PatternChange::new_now;
  if (sides.others == 0) return PatternChange::gone;
  if (!is_much_apart(sides, whole, tests)) return PatternChange::none;
  return share_difference(sides, whole) < 0 ? PatternChange::more : PatternChange::less;
}

PatternChanges::PatternChanges(const std::vector<JoinedPattern>& patterns,
                               const PatternTable& table)
    : patterns_(patterns) {
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const SideCounts& sides = patterns[i].sums.sides;
    const PatternChange change = change_of(sides, table.sides(), patterns.size());
    if (change == PatternChange::none) continue;
    rows_.push_back({i, change, std::abs(share_difference(sides, table.sides()))});
  }
  // Rows that are alike stay in the order of their counts.
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& one, const Row& other) {
    const auto rank = [](PatternChange change) {
      return std::min(change, PatternChange::more);  // and less
    };
    if (rank(one.change) != rank(other.change)) return rank(one.change) < rank(other.change);
    return one.size > other.size;
  });
}

}  // namespace gsaw
