// The rows of a table of patterns.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analyze/joined_patterns.h"
#include "pipeline/pattern_changes.h"
#include "render/render_settings.h"
#include "render/result_table.h"

namespace gsaw {

// All patterns by their counts, or those that are new or have changed. A table leaves out the
// examples and all ids but the first, and the times where patterns would be cut short for them.
class PatternRows {
 public:
  // `patterns`, those of `table`, and `table` must outlive it.
  PatternRows(const std::vector<JoinedPattern>& patterns, const PatternTable& table,
              OutputFormat format);

  // Shows what has changed: both sides have entries.
  void compare() { changes_.emplace(patterns_, table_); }
  // Leaves those that no entry before `time` has, and whose entries have times.
  void keep_new_since(Nanoseconds time);
  // The last row first.
  void turn() { turned_ = true; }

  std::size_t size() const { return changes_ ? changes_->size() : shown_.size(); }
  std::vector<ResultColumn> columns() const;
  void set(std::size_t row, std::vector<ResultCell>& cells) const;

 private:
  const std::vector<JoinedPattern>& patterns_;
  const PatternTable& table_;
  std::vector<std::size_t> shown_;  // of the patterns; all, at first
  std::optional<PatternChanges> changes_;
  bool turned_ = false;
  bool is_table_;
};

}  // namespace gsaw
