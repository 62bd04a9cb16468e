// Entries in groups by the values of some fields.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyze/text_table.h"
#include "base/function_ref.h"

namespace gsaw {

// Each value of a field once, each combination of values that some entry has once: both numbered as
// they come. Memory: the values' texts, some 24 bytes for each, some 60 for each group.
class ValueGroups {
 public:
  static constexpr std::uint32_t kAbsent = 0;  // the number of no value
  static constexpr std::uint32_t kLeftOut = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

  // `fields`: how many; of none all entries are one group. `most_bytes`, about: what would take
  // more is left out by merge(), and from then on every new group; so those that are not left out
  // are complete.
  explicit ValueGroups(std::size_t fields, std::size_t most_bytes = kNoLimit);

  // The number of a value of a field. `is_string`: in JSON; a number of the same text is the same.
  std::uint32_t number_of(std::size_t field, std::string_view text, bool is_string) {
    Values& values = values_[field];
    std::uint32_t unknown = 0;
    const bool is_byte = text.size() == 1;
    std::uint32_t& number =
        is_byte ? values.of_byte[static_cast<unsigned char>(text.front())] : unknown;
    if (number == 0) number = number_of_text(values, text);
    values.are_strings[number - 1] |= std::uint8_t{is_string};
    return number;
  }
  // The group of these values, one for each field. PERF: most have small numbers.
  std::uint32_t group_of(std::span<const std::uint32_t> values) {
    assert(values.size() == fields());
    std::size_t place = 0;
    for (const std::uint32_t value : values) {
      if (value >= few_) return groups_.number_of(as_bytes(values));
      place = place * few_ + value;
    }
    if (of_few_[place] == 0) of_few_[place] = groups_.number_of(as_bytes(values)) + 1;
    return of_few_[place] - 1;
  }
  // All groups of `later`, which comes behind this in the input. Sets `numbers` to theirs in here,
  // or kLeftOut.
  void merge(const ValueGroups& later, std::vector<std::uint32_t>& numbers);
  // Empty again; it keeps its memory.
  void clear();

  struct Value {
    std::string_view text;
    bool is_string = false;  // of some entry
  };
  std::size_t fields() const { return values_.size(); }
  std::size_t size() const { return groups_.size(); }
  // Valid until a value is added. None: the entries of this group do not have the field.
  std::optional<Value> value(std::size_t group, std::size_t field) const;
  // By the first field that tells them apart: numbers, then texts, then those that have none.
  bool comes_before(std::size_t one, std::size_t other) const;
  // The groups with the largest count first, or with the smallest; equal ones in the order of
  // their values. Without those that have none; not more than `most`.
  std::vector<std::uint32_t> ranked(FunctionRef<std::uint64_t(std::uint32_t)> count,
                                    bool smallest_first, std::size_t most) const;
  // Whether any entry has the field.
  bool has_values(std::size_t field) const { return values_[field].texts.size() > 0; }
  std::size_t memory() const;

 private:
  struct Values {
    TextTable texts;
    std::vector<std::uint8_t> are_strings;
    std::array<std::uint32_t, 256> of_byte{};  // PERF: of texts of one; 0: not met
  };
  static constexpr std::size_t kPlaces = 1024;

  static std::uint32_t number_of_text(Values& values, std::string_view text) {
    // First, as memory may run out: each text has one.
    if (values.are_strings.size() == values.texts.size()) values.are_strings.push_back(0);
    return values.texts.number_of(text) + 1;
  }

  static std::string_view as_bytes(std::span<const std::uint32_t> numbers) {
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()};
  }
  std::uint32_t number_in(std::size_t group, std::size_t field) const;
  std::uint32_t adopt(const Values& later, std::uint32_t number, std::size_t field);

  std::vector<Values> values_;
  TextTable groups_;  // the numbers of their values, as bytes
  // Of values whose numbers are all below few_ the group and 1; 0: not met.
  std::uint32_t few_;
  std::array<std::uint32_t, kPlaces> of_few_{};
  const std::size_t most_bytes_;
  std::size_t bytes_ = 0;  // about, of all that was merged
};

}  // namespace gsaw
