// Entries by the pattern of their message: how many, how bad, from when to when.
#include "analyze/pattern_table.h"

#include <algorithm>

namespace gsaw {

void PatternSums::add(const PatternSums& more) {
  counted.add(more.counted.count, more.counted.first, more.counted.last);
  sides.add(more.sides);
  keep_worse(worst, more.worst);
}

PatternTable::Row& PatternTable::row_of(std::string_view pattern, std::string_view example) {
  // First, as memory may run out: each pattern has one.
  if (rows_.size() == patterns_.size()) rows_.emplace_back();
  const std::size_t known = patterns_.size();
  const std::uint32_t number = patterns_.number_of(pattern);
  if (number == known) {
    const std::size_t begin = examples_.size();
    examples_ += example;  // where memory runs out it has none
    rows_[number].example = begin;
    rows_[number].example_size = example.size();
  } else {
    rows_.resize(known);
  }
  return rows_[number];
}

void PatternTable::add(std::string_view pattern, std::string_view text,
                       std::optional<Nanoseconds> time, std::optional<Level> level, bool matches) {
  PatternSums sums{{}, level, {}};
  sums.sides.add(matches);
  sides_.add(matches);
  sums.counted.add(1, time.value_or(sums.counted.first), time.value_or(sums.counted.last));
  row_of(pattern, text).sums.add(sums);
  ++entries_;
}

void PatternTable::merge(const PatternTable& later) {
  for (std::size_t i = 0; i < later.size(); ++i) {
    const std::string_view pattern = later.pattern(i);
    const bool is_full = examples_.size() + rows_.size() * sizeof(Row) > most_bytes_;
    if (is_full && !patterns_.find(pattern)) {
      left_out_ += later.sums(i).counted.count;
    } else {
      row_of(pattern, later.example(i)).sums.add(later.sums(i));
    }
  }
  entries_ += later.entries_;
  left_out_ += later.left_out_;
  sides_.add(later.sides_);
}

void PatternTable::clear() {
  patterns_.clear();
  rows_.clear();
  examples_.clear();
  entries_ = left_out_ = 0;
  sides_ = {};
}

std::string_view PatternTable::example(std::size_t number) const {
  const Row& row = rows_[number];
  return std::string_view(examples_).substr(row.example, row.example_size);
}

std::size_t PatternTable::memory() const {
  return patterns_.memory() + rows_.capacity() * sizeof(Row) + examples_.capacity();
}

}  // namespace gsaw
