// Which view a plan asks for.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"
#include "pipeline/view.h"

namespace gsaw {

// The one place that knows them all. What it is given must outlive the view. `several`: there
// is more than one input. `txns`: the transactions that are told of; empty: all.
std::unique_ptr<View> make_view(const Plan& plan, const std::vector<std::string>& txns,
                                bool several, OutputStream& out, Diagnostics& diagnostics);

}  // namespace gsaw
