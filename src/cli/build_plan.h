// From options as typed to a plan that can run.
#pragma once

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "pipeline/plan.h"
#include "query/ast.h"

namespace gsaw {

struct PlanAndQuery {
  Plan plan;
  NodePtr query;       // what plan.query was compiled from
  bool paged = false;  // the output is for a pager
};

// Checks everything that can be checked before an entry is read. With times that count
// from `end` it reads the inputs once, for the newest entry.
Result<PlanAndQuery> build_plan(const Options& options, const Environment& environment);

// The zone that -Z or --local ask for; UTC without them.
Result<TimeZone> display_zone(const Options& options);

}  // namespace gsaw
