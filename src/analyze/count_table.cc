// How many entries each group has, and from when to when.
#include "analyze/count_table.h"

namespace gsaw {

void CountTable::merge(const CountTable& later) {
  std::vector<std::uint32_t> numbers;
  groups_.merge(later.groups_, numbers);
  if (rows_.size() < groups_.size()) rows_.resize(groups_.size());
  for (std::size_t i = 0; i < later.rows_.size(); ++i) {
    const CountRow& row = later.rows_[i];
    if (numbers[i] == ValueGroups::kLeftOut) {
      left_out_ += row.count;
    } else {
      rows_[numbers[i]].add(row.count, row.first, row.last);
    }
  }
  entries_ += later.entries_;
  crowded_ += later.crowded_;
}

void CountTable::clear() {
  groups_.clear();
  rows_.clear();
  entries_ = crowded_ = left_out_ = 0;
}

std::vector<std::uint32_t> CountTable::ranked(bool smallest_first, std::size_t most) const {
  return groups_.ranked([this](std::uint32_t group) { return rows_[group].count; }, smallest_first,
                        most);
}

}  // namespace gsaw
