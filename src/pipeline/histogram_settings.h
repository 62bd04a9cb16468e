// What is counted over time, and how that is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyze/group_field.h"
#include "analyze/time_buckets.h"
#include "base/ascii.h"
#include "base/nanoseconds.h"

namespace gsaw {

// Of a part of a name; parts stand between dots.
constexpr bool is_of_graphite_name(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_';
}

struct HistogramSettings {
  std::optional<Nanoseconds> step;  // more than 0; none: one that suits
  std::vector<GroupField> by;       // what bars are stacked by
  std::string graphite_prefix = "gsaw";
  std::size_t most_shown = TimeBuckets::kMostShown;  // buckets, where there is no step
  bool is_by_asked = false;                          // then there must be such values
};

}  // namespace gsaw
