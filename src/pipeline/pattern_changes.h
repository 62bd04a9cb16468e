// Which patterns are new, gone, or changed in their share of the entries.
#pragma once

#include <cstddef>
#include <vector>

#include "analyze/joined_patterns.h"

namespace gsaw {

// What has become of a pattern, of those that match (before) to the others (now).
enum class PatternChange { new_now, gone, more, less, none };

// Of `sides`, which are among `whole`; `tests`: how many patterns are looked at.
PatternChange change_of(const SideCounts& sides, const SideCounts& whole, std::size_t tests);

// The rows of what has changed: new ones, gone ones, then by how much their shares have changed.
class PatternChanges {
 public:
  // `patterns`, those of `table`, must outlive it. Both sides have entries.
  PatternChanges(const std::vector<JoinedPattern>& patterns, const PatternTable& table);

  std::size_t size() const { return rows_.size(); }
  const JoinedPattern& pattern(std::size_t row) const { return patterns_[rows_[row].pattern]; }
  PatternChange change(std::size_t row) const { return rows_[row].change; }

 private:
  struct Row {
    std::size_t pattern;
    PatternChange change;
    double size;  // of the change, not negative
  };

  const std::vector<JoinedPattern>& patterns_;
  std::vector<Row> rows_;
};

}  // namespace gsaw
