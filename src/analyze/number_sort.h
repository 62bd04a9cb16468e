// Many numbers put in order.
#pragma once

#include <span>

namespace gsaw {

// The smallest first; none is a NaN, and -0 comes before 0. Of n numbers it takes time in
// proportion to n, and for a while as much memory as they have; n log n where there is no memory.
void sort_numbers(std::span<double> numbers);

}  // namespace gsaw
