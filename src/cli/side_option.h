// What the entries of a view are compared with.
#pragma once

#include "base/result.h"
#include "cli/options.h"
#include "pipeline/plan.h"
#include "query/time_expr.h"

namespace gsaw {

// Of --vs and --why. A file that the first names is read too. The plan's inputs, and how its query
// is compiled, are set.
Result<void> set_sides(Plan& plan, const Options& options, const TimeContext& context);

}  // namespace gsaw
