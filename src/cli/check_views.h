// Which options that choose what is made of the entries go together.
#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace gsaw {

// Options that contradict each other, or belong to a view that is not asked for.
Result<void> check_views(const Options& options);

}  // namespace gsaw
