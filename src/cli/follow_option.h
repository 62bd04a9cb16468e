// What -f goes with.
#pragma once

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "pipeline/plan.h"
#include "query/ast.h"

namespace gsaw {

// An error where -f makes no sense with the other options.
Result<void> check_follow(const Options& options);

// The plan is otherwise complete; its inputs never end. `query`: of the plan.
Result<void> set_follow(Plan& plan, const Options& options, const Node& query,
                        const Environment& environment);

}  // namespace gsaw
