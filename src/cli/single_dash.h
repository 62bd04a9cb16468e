// Long options that are typed with one dash: `-trace` would be -t with the value `race`.
#pragma once

#include <optional>

#include "base/result.h"

namespace gsaw {

// What is wrong with the first such argument of a command line, whose first is the program, up to
// `--`. The values of other options are none.
std::optional<Error> single_dash_option(int argc, const char* const* argv);

}  // namespace gsaw
