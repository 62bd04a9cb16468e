// Which fields entries have: how many have them, of which types, with which values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/distinct_sketch.h"
#include "analyze/field_tree.h"
#include "analyze/value_tally.h"
#include "record/json_value.h"
#include "record/record.h"

namespace gsaw {

inline constexpr std::size_t kJsonTypes = 6;

// Of one name, by its number in the tree.
struct FieldRow {
  std::uint64_t entries = 0;
  std::array<std::uint64_t, kJsonTypes> types{};  // values, by JsonType
  std::uint64_t leaves = 0;                       // values that are not walked into
  std::uint64_t latest = 0;                       // the last entry that has it
  unsigned roles = 0;                             // what it plays in some entry; see FieldTable
  bool is_outside_gelf = false;                   // of some entry that is not GELF
  ValueTally::Field values;                       // all but null, objects and arrays
};

// The same in whatever order tables are merged, but for the numbers of the names and, past the
// limits of the one they are merged into, which are left out.
class FieldTable {
 public:
  static constexpr unsigned kServiceBit = 1U << kRoleCount;  // behind the roles' own
  // An object or array with a longer name is a value of its own.
  static constexpr std::size_t kMostPathBytes = 256;
  // What one entry may have; names that come behind these are not counted in it.
  static constexpr std::size_t kMostOfEntry = 20000;

  struct Limits {
    std::size_t names = std::numeric_limits<std::size_t>::max();
    std::size_t name_bytes = std::numeric_limits<std::size_t>::max();
  };

  FieldTable() : FieldTable(Limits()) {}
  explicit FieldTable(const Limits& limits) : limits_(limits) {}

  // What follows is of the next entry.
  void begin_entry(bool is_gelf) {
    ++entries_;
    of_entry_ = 0;
    is_outside_gelf_ = !is_gelf;
    is_crowded_ = false;
  }
  // See FieldTree. kNone: the entry has too many names.
  std::uint32_t member(std::uint32_t parent, std::uint32_t before, std::string_view key) {
    return seen(tree_.member(parent, before, key, of_entry_ < kMostOfEntry));
  }
  std::uint32_t elements(std::uint32_t parent) {
    return seen(tree_.elements(parent, of_entry_ < kMostOfEntry));
  }
  bool may_be_walked(std::uint32_t name) const { return tree_.path_bytes(name) <= kMostPathBytes; }
  // A value at `name`, which is of the entry. `roles`: that it plays, bits.
  void add_value(std::uint32_t name, JsonType type, unsigned roles) {
    FieldRow& row = rows_[name];
    ++row.types[static_cast<std::size_t>(type)];
    row.roles |= roles;
  }
  // That it is not walked into. `text`: decoded, of a string, a number or a boolean.
  void add_leaf(std::uint32_t name) { ++rows_[name].leaves; }
  void add_text(std::uint32_t name, std::string_view text, bool is_string) {
    values_.add(rows_[name].values, name, text, is_string);
  }

  // All that `later` has, which comes behind this in the input.
  void merge(const FieldTable& later);
  // PERF: it stays known which fields have many values: they need not be counted one by one before
  // that is seen again. What is cleared was merged into the same table as what will come.
  void clear();

  std::uint64_t entries() const { return entries_; }
  // Of more than kMostOfEntry names.
  std::uint64_t crowded() const { return crowded_; }
  // Names that there was no room for, about.
  std::uint64_t left_out() const { return left_out_.estimate(); }
  const FieldRow& row(std::uint32_t name) const { return rows_[name]; }
  const ValueTally& values() const { return values_; }
  // Those that have values of their own, the most frequent first, or last; of equal ones the one
  // that came first. Not more than `most`.
  std::vector<std::uint32_t> ranked(bool smallest_first, std::size_t most) const;
  // As it is typed in a query; GELF's `_` is left out where it need not be typed.
  std::string name(std::uint32_t name) const;
  // The same with GELF's `_`.
  std::string name_with_mark(std::uint32_t name) const;
  // Its own and those of the objects around it.
  unsigned roles(std::uint32_t name) const;
  std::size_t memory() const;

 private:
  std::uint32_t seen(std::uint32_t name) {
    const bool is_known = name < rows_.size() && rows_[name].latest == entries_;
    return is_known ? name : first_seen(name);
  }
  std::uint32_t first_seen(std::uint32_t name);
  void add_row();

  const Limits limits_;
  FieldTree tree_;
  std::vector<FieldRow> rows_;
  ValueTally values_;
  DistinctSketch left_out_;
  std::vector<std::uint64_t> having_many_;  // hashes of their names
  std::uint64_t entries_ = 0, crowded_ = 0;
  // Of the entry at hand.
  std::size_t of_entry_ = 0;
  bool is_outside_gelf_ = false, is_crowded_ = false;
};

// In the entry at hand, if it is not crowded.
inline std::uint32_t FieldTable::first_seen(std::uint32_t name) {
  if (name != FieldTree::kNone && of_entry_ < kMostOfEntry) [[likely]] {
    if (name >= rows_.size()) [[unlikely]]
      add_row();
    FieldRow& row = rows_[name];
    ++of_entry_;
    row.latest = entries_;
    ++row.entries;
    row.is_outside_gelf |= is_outside_gelf_;
    return name;
  }
  if (!is_crowded_) ++crowded_;
  is_crowded_ = true;
  return FieldTree::kNone;
}

}  // namespace gsaw
