// Which views a plan asks for of what is followed.
#pragma once

#include <memory>

#include "base/diagnostics.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"
#include "pipeline/view.h"

namespace gsaw {

struct FollowViews {
  std::unique_ptr<View> coming;  // of what comes
  std::unique_ptr<View> so_far;  // of what is there before that; null: nothing is shown of it
};

// The one place that knows them all. `several`: there is more than one input by now. What it is
// given must outlive the views.
FollowViews make_follow_views(const Plan& plan, bool several, OutputStream& out,
                              Diagnostics& diagnostics);

}  // namespace gsaw
