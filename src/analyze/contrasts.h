// What entries of one side have much more often than those of the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyze/contrast_table.h"

namespace gsaw {

struct FieldAndValue {
  std::string field;
  std::optional<std::string> value;  // none: any
};

struct Contrast {
  FieldAndValue what;
  SideCounts sides;                 // of the entries that have it
  double chance = 1;                // see chance_of()
  std::vector<FieldAndValue> also;  // that the same entries have, and no others
};

// The furthest apart first. Looked at is what at least kLeastHeld entries have, and not all;
// whether a field is there at all only where none of its values says the same. Both sides have
// entries.
inline constexpr std::uint64_t kLeastHeld = 3;
std::vector<Contrast> contrasts_in(const ContrastTable& table);

}  // namespace gsaw
