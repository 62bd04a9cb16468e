// Spans side by side, so that of those in one row none lies across another's end.
#pragma once

#include <cstddef>
#include <vector>

#include "analyze/trace.h"

namespace gsaw {

// The row, from 0, of each of `spans`: two of the same row lie in each other or behind each other.
// They are laid in the order of their begins, the longer first, each into the row where it
// lies in the shortest of those that are open, or else into one that is free, or a new one.
std::vector<std::size_t> nesting_rows(const std::vector<TimeSpan>& spans);

}  // namespace gsaw
