// The order in which a person would list names: numbers in them by value.
#pragma once

#include <string_view>

namespace gsaw {

// Runs of digits compare by value, other bytes as they are: `a2` before `a10`. Negative,
// zero or positive; zero also for `a01` and `a1`.
int compare_natural(std::string_view a, std::string_view b);

}  // namespace gsaw
