// Which values of which fields the entries of two sides have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "analyze/field_values.h"
#include "analyze/two_sides.h"

namespace gsaw {

// The same in whatever chunks the entries come, as long as their tables are merged in the order of
// the input.
class ContrastTable {
 public:
  // Those entries that have something.
  struct Held {
    SideCounts sides;
    // The sum of their marks: two that are held by the same entries have the same, others have not,
    // but by a chance of one in 2^64.
    std::uint64_t marks = 0;
    std::uint64_t last = 0;  // the entry that was counted last
  };

  ContrastTable() = default;
  // Of what has these values; nothing is counted yet.
  explicit ContrastTable(FieldValues values)
      : values_(std::move(values)), of_fields_(values_.fields()), of_values_(values_.values()) {}

  // An entry, whose values are added next. `mark`: a random number of its own.
  void begin(bool matches, std::uint64_t mark);
  // Several times is as once.
  void add(std::string_view field, std::string_view value);
  // It has the field, be it without a value.
  void add_field(std::string_view field);
  // By numbers, of fields and values that were there when this was made.
  void add_field(FieldValues::Number field) { count(of_fields_[field]); }
  void add_value(FieldValues::Number value) { count(of_values_[value]); }
  // All that `later` has, which comes behind this in the input.
  void merge(const ContrastTable& later);
  void clear();
  // All of it under the names that are shown (shown_names.h).
  ContrastTable shown() const;

  const SideCounts& whole() const { return whole_; }
  const FieldValues& values() const { return values_; }
  const Held& of_field(std::size_t field) const { return of_fields_[field]; }
  const Held& of_value(std::size_t value) const { return of_values_[value]; }
  std::size_t memory() const;

 private:
  void count(Held& held) const;
  void make_room();
  void add(const ContrastTable& later, const FieldValues::Renumbered& numbers);

  FieldValues values_;
  std::vector<Held> of_fields_, of_values_;  // at least one for each
  SideCounts whole_;
  std::uint64_t entry_ = 0, mark_ = 0;  // that is being added
  bool matches_ = false;
};

}  // namespace gsaw
