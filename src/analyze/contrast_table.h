// Which values of which fields the entries of two sides have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/text_table.h"
#include "analyze/two_sides.h"

namespace gsaw {

// The same in whatever chunks the entries come, as long as their tables are merged in the order of
// the input.
class ContrastTable {
 public:
  // A field with more values is looked at no further than whether entries have it; a longer value
  // not at all; fields that come later have no place.
  static constexpr std::size_t kMostValues = 500, kMostValueBytes = 128, kMostFields = 2000;

  // Those entries that have something.
  struct Held {
    SideCounts sides;
    // The sum of their marks: two that are held by the same entries have the same, others have not,
    // but by a chance of one in 2^64.
    std::uint64_t marks = 0;
    std::uint64_t last = 0;  // the entry that was counted last
  };
  struct Field {
    Held held;
    std::size_t values = 0;  // different ones
    bool is_crowded() const { return values > kMostValues; }
  };

  // An entry, whose values are added next. `mark`: a random number of its own.
  void begin(bool matches, std::uint64_t mark);
  // Several times is as once.
  void add(std::string_view field, std::string_view value);
  // It has the field, be it without a value.
  void add_field(std::string_view field) { count(fields_[number_of_field(field)].held); }
  // All that `later` has, which comes behind this in the input.
  void merge(const ContrastTable& later);
  void clear();

  const SideCounts& whole() const { return whole_; }
  std::size_t fields() const { return names_.size(); }
  const Field& field(std::size_t number) const { return fields_[number]; }
  std::string_view name(std::size_t number) const {
    return names_.text(static_cast<std::uint32_t>(number));
  }
  std::size_t values() const { return values_.size(); }
  const Held& held(std::size_t value) const { return held_[value]; }
  std::size_t field_of(std::size_t value) const;
  std::string_view text(std::size_t value) const;
  // There were more fields than have a place.
  bool lacks_fields() const { return lacks_fields_; }
  std::size_t memory() const;

 private:
  std::size_t number_of_field(std::string_view name);
  // Null: the field has too many.
  Held* held_of(std::size_t field, std::string_view value);
  void count(Held& held) const;

  TextTable names_, values_;  // a value behind the number of its field
  // At least as long as the tables: memory may run out between the two.
  std::vector<Field> fields_;
  std::vector<Held> held_;  // by value
  std::string key_;
  SideCounts whole_;
  std::uint64_t entry_ = 0, mark_ = 0;  // that is being added
  bool matches_ = false, lacks_fields_ = false;
};

}  // namespace gsaw
