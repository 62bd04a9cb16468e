// The values of one field in the entries of a log, one entry after another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/function_ref.h"
#include "record/json_value.h"
#include "record/key_sequences.h"
#include "record/named_field.h"
#include "record/record.h"

namespace gsaw {

// Remembers, for entries that have the same keys in a row, where the field stands. One per thread.
class FieldFinder {
 public:
  // `field` must outlive it.
  explicit FieldFinder(const NamedField& field) : field_(field) {}

  // The one value of the field in `record`; null where there is none, or there may be others.
  const JsonValue* sole(const Record& record);

  // Calls `use` with each value that the field stands for in `record`, until it returns true; says
  // whether a call did: that of its role and others that stand under its key, else those at its
  // path.
  template <class Use>
  bool any(const Record& record, Use use) {
    if (const JsonValue* const value = sole(record)) return use(*value);
    return any_of_many(record, use);
  }

 private:
  bool any_of_many(const Record& record, FunctionRef<bool(const JsonValue&)> use);
  std::size_t place_in(const Record& record);

  struct Known {
    const RoleLayouts* reader = nullptr;
    std::uint32_t keys = KeySequences::kUnknown;
    std::size_t members = 0, place = 0;
  };

  const NamedField& field_;
  std::array<Known, 16> known_;
};

}  // namespace gsaw
