// Fields and their values by number, as far as they can tell entries apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/text_table.h"

namespace gsaw {

// Numbered from 0 as they come; so the same in whatever chunks they come, as long as these are
// merged in the order of the input.
class FieldValues {
 public:
  // Values of a field with more are not told apart; longer values have no number; fields that come
  // later have no place.
  static constexpr std::size_t kMostValues = 500, kMostValueBytes = 128, kMostFields = 2000;
  using Number = std::uint32_t;

  // Adds it when it is new.
  Number field(std::string_view name);
  // Adds it when it is new. None: it is too long, or has come to a field that is crowded.
  std::optional<Number> value(Number field, std::string_view text);

  // What numbers another's fields and values have here; none: there is no place for them.
  struct Renumbered {
    std::vector<std::optional<Number>> fields, values;
  };
  // Adds all of `later`, which comes behind this in the input.
  Renumbered merge(const FieldValues& later);
  // The same, each of its fields under the name of that number; none: not at all.
  Renumbered merge(const FieldValues& later,
                   std::span<const std::optional<std::string_view>> names);
  void clear();

  std::size_t fields() const { return names_.size(); }
  std::string_view name(std::size_t field) const { return names_.text(static_cast<Number>(field)); }
  // It has more than kMostValues. Those that were numbered until then keep their numbers.
  bool is_crowded(std::size_t field) const { return counts_[field] > kMostValues; }
  // There were more fields than have a place.
  bool lacks_fields() const { return lacks_fields_; }

  std::size_t values() const { return values_.size(); }
  std::size_t field_of(std::size_t value) const;
  // Valid until the next value is added.
  std::string_view text(std::size_t value) const;
  std::size_t memory() const;

 private:
  TextTable names_, values_;         // a value behind the number of its field
  std::vector<std::size_t> counts_;  // of the values of fields; at least one for each name
  std::string key_;
  bool lacks_fields_ = false;
};

}  // namespace gsaw
