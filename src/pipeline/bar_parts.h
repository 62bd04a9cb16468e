// Which groups of entries are pieces of a histogram's bars.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyze/group_field.h"
#include "analyze/time_buckets.h"
#include "analyze/value_groups.h"
#include "render/histogram_bars.h"

namespace gsaw {

// Levels by how bad they are, others by their count; those for which no letter is left are one.
struct BarParts {
  std::vector<BarPart> parts;
  std::vector<std::size_t> of_group;
};
BarParts bar_parts(const std::vector<GroupField>& fields, const ValueGroups& groups,
                   const Histogram& histogram);

}  // namespace gsaw
