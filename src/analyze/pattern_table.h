// Entries by the pattern of their message: how many, how bad, from when to when.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "analyze/count_table.h"
#include "analyze/text_table.h"
#include "analyze/two_sides.h"
#include "base/nanoseconds.h"
#include "record/level.h"

namespace gsaw {

// Of one pattern, or of several together.
struct PatternSums {
  CountRow counted;
  std::optional<Level> worst;  // none: of entries without one
  SideCounts sides;            // where patterns of two sides are compared

  void add(const PatternSums& more);
};

// The same in whatever chunks the entries come, as long as their tables are merged in the order of
// the input.
class PatternTable {
 public:
  static constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

  // `most_bytes`, of patterns and examples: when merge() has so many, no new pattern is taken.
  explicit PatternTable(std::size_t most_bytes = kNoLimit) : most_bytes_(most_bytes) {}

  // An entry. `text`: what its pattern was made of.
  void add(std::string_view pattern, std::string_view text, std::optional<Nanoseconds> time,
           std::optional<Level> level, bool matches = true);
  // All that `later` has, which comes behind this in the input.
  void merge(const PatternTable& later);
  void clear();

  // Patterns are numbered in the order in which the input has them.
  std::size_t size() const { return patterns_.size(); }
  std::string_view pattern(std::size_t number) const {
    return patterns_.text(static_cast<std::uint32_t>(number));
  }
  const PatternSums& sums(std::size_t number) const { return rows_[number].sums; }
  // The text of its first entry.
  std::string_view example(std::size_t number) const;
  // All that were added; those of them whose pattern there was no room for.
  std::uint64_t entries() const { return entries_; }
  std::uint64_t left_out() const { return left_out_; }
  const SideCounts& sides() const { return sides_; }  // of all
  std::size_t memory() const;

 private:
  struct Row {
    PatternSums sums;
    std::size_t example = 0, example_size = 0;  // in examples_
  };

  // Of a pattern that may be new.
  Row& row_of(std::string_view pattern, std::string_view example);

  TextTable patterns_;
  std::vector<Row> rows_;
  std::string examples_;
  const std::size_t most_bytes_;
  std::uint64_t entries_ = 0, left_out_ = 0;
  SideCounts sides_;
};

}  // namespace gsaw
