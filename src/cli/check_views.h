// Which options that choose what is made of the entries go together.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"

namespace gsaw {

// The views that are asked for in place of entries, by their options (`--trace`). Mostly none.
std::vector<std::string> asked_views(const Options& options);

// Options that contradict each other, or belong to a view that is not asked for.
Result<void> check_views(const Options& options);

}  // namespace gsaw
