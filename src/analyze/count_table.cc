// How many entries each group has, and from when to when.
#include "analyze/count_table.h"

#include <numeric>

namespace gsaw {

void CountTable::add(std::span<const std::uint32_t> groups, std::optional<Nanoseconds> time) {
  if (rows_.size() < groups_.size()) rows_.resize(groups_.size());  // first, as memory may run out
  ++entries_;
  if (groups.empty()) ++crowded_;
  const CountRow none;
  for (const std::uint32_t group : groups) {
    rows_[group].add(1, time.value_or(none.first), time.value_or(none.last));
  }
}

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
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::erase_if(order, [this](std::uint32_t group) { return rows_[group].count == 0; });
  const auto comes_before = [&](std::uint32_t one, std::uint32_t other) {
    const std::uint64_t first = rows_[one].count, second = rows_[other].count;
    if (first != second) return (first < second) == smallest_first;
    return groups_.comes_before(one, other);
  };
  const std::size_t count = std::min(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    comes_before);
  order.resize(count);
  return order;
}

}  // namespace gsaw
