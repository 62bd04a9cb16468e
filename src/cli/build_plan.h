// From options as typed to a plan that can run.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "pipeline/plan.h"

namespace gsaw {

struct PlanAndPager {
  Plan plan;
  bool paged = false;              // the output is for a pager
  bool progress = false;           // how far a long run is can be shown on standard error
  std::vector<std::string> notes;  // to be said before the run
};

// Checks everything that can be checked before an entry is read. Sets the log's zone
// (log_zone.h), the order of its dates (date_order.h).
Result<PlanAndPager> build_plan(const Options& options, const Environment& environment);

// The zone that -Z or --local ask for; UTC without them.
Result<TimeZone> display_zone(const Options& options);

}  // namespace gsaw
