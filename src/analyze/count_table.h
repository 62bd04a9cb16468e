// How many entries each group has, and from when to when.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyze/value_groups.h"
#include "base/nanoseconds.h"

namespace gsaw {

// Of one group.
struct CountRow {
  std::uint64_t count = 0;
  // Of its entries with a time.
  Nanoseconds first = std::numeric_limits<Nanoseconds>::max();
  Nanoseconds last = std::numeric_limits<Nanoseconds>::min();

  bool is_timed() const { return first <= last; }
  void add(std::uint64_t more, Nanoseconds from, Nanoseconds to) {
    count += more;
    first = std::min(first, from);
    last = std::max(last, to);
  }
};

// The same in whatever order entries are added and tables merged, but for the numbers of the groups
// and, past `most_bytes` (see ValueGroups), which of them are left out.
class CountTable {
 public:
  explicit CountTable(std::size_t fields, std::size_t most_bytes = ValueGroups::kNoLimit)
      : groups_(fields, most_bytes) {}

  // For GroupReader.
  ValueGroups& groups() { return groups_; }
  const ValueGroups& groups() const { return groups_; }

  // An entry of these groups; of none: it has too many.
  void add(std::span<const std::uint32_t> groups, const std::optional<Nanoseconds>& time) {
    if (rows_.size() < groups_.size()) rows_.resize(groups_.size());  // first: memory may run out
    ++entries_;
    if (groups.empty()) ++crowded_;
    const CountRow none;
    for (const std::uint32_t group : groups) {
      rows_[group].add(1, time.value_or(none.first), time.value_or(none.last));
    }
  }
  // All that `later` has, which comes behind this in the input.
  void merge(const CountTable& later);
  void clear();

  std::size_t size() const { return groups_.size(); }
  const CountRow& row(std::size_t group) const { return rows_[group]; }
  // All that were added.
  std::uint64_t entries() const { return entries_; }
  // Of too many groups: they are in none.
  std::uint64_t crowded() const { return crowded_; }
  // How often an entry belongs to a group that there was no room for.
  std::uint64_t left_out() const { return left_out_; }
  std::size_t memory() const { return groups_.memory() + rows_.capacity() * sizeof(CountRow); }

  // See ValueGroups.
  std::vector<std::uint32_t> ranked(bool smallest_first, std::size_t most) const;

 private:
  ValueGroups groups_;
  std::vector<CountRow> rows_;
  std::uint64_t entries_ = 0, crowded_ = 0, left_out_ = 0;
};

}  // namespace gsaw
