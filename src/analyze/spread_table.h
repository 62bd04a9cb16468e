// How the numbers of fields are spread in each group of entries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "analyze/number_spread.h"
#include "analyze/value_groups.h"

namespace gsaw {

// Of one field, in one group. Null: there is no such value.
struct FieldSpread {
  std::unique_ptr<NumberSpread> numbers, durations;
  std::uint64_t others = 0;  // values that are neither
};

// The same however the entries are cut, merged in their order. Memory: some 300 bytes for each
// field and group beside what ValueGroups takes, 8 for each number up to kMostKept of them all, and
// 16 for each of at most kMostCells cells.
class SpreadTable {
 public:
  // That many numbers are kept as they are; beyond that all are told by sketches.
  static constexpr std::size_t kMostKept = 1'000'000;
  static constexpr std::size_t kMostCells = 2'000'000;

  struct Limits {
    std::size_t group_bytes = ValueGroups::kNoLimit;  // see ValueGroups
    std::size_t kept = kMostKept, cells = kMostCells;
  };

  // `fields`: how many; `by`: by how many entries are grouped.
  SpreadTable(std::size_t fields, std::size_t by, const Limits& limits);

  // For GroupReader.
  ValueGroups& groups() { return groups_; }
  const ValueGroups& groups() const { return groups_; }

  // An entry of these groups; of none: it has too many. Before its values.
  void add_entry(std::span<const std::uint32_t> groups);
  // A value of `field`, of the last entry, in one of its groups.
  void add(std::uint32_t group, std::size_t field, const NumberRead& read,
           FunctionRef<EntryMark()> mark);
  void add_other(std::uint32_t group, std::size_t field) { ++spread(group, field).others; }
  // All that `later` has, which comes behind this in the input; its marks are in file `file`.
  void merge(const SpreadTable& later, std::uint32_t file);
  void clear();
  // For reading, when all is there.
  void finish();

  std::size_t fields() const { return fields_; }
  std::uint64_t entries(std::size_t group) const { return entries_[group]; }
  FieldSpread& spread(std::size_t group, std::size_t field) {
    return spreads_[group * fields_ + field];
  }
  const FieldSpread& spread(std::size_t group, std::size_t field) const {
    return spreads_[group * fields_ + field];
  }
  // Whether there is any number or duration of this field.
  bool has_numbers(std::size_t field) const;
  std::uint64_t crowded() const { return crowded_; }
  std::uint64_t left_out() const { return left_out_; }
  // Of how many binary digits the cells are; none: every number is kept.
  std::optional<unsigned> digits() const;
  std::size_t memory() const;
  // The groups with the most entries first, or the fewest; see ValueGroups.
  std::vector<std::uint32_t> ranked(bool smallest_first, std::size_t most) const;

 private:
  template <class Call>
  void each_sketch(Call call);
  void make_room();
  void fold_all();

  const std::size_t fields_;
  const Limits limits_;
  ValueGroups groups_;
  std::vector<std::uint64_t> entries_;  // of each group
  std::vector<FieldSpread> spreads_;    // of each group its fields
  std::size_t kept_ = 0;                // numbers that are not folded
  bool is_folded_ = false;
  unsigned digits_ = NumberSketch::kMostDigits;
  std::uint64_t crowded_ = 0, left_out_ = 0;
};

}  // namespace gsaw
