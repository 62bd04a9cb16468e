// A run that goes on as its inputs grow: -f.
#pragma once

#include "base/diagnostics.h"
#include "pipeline/output_stream.h"
#include "pipeline/pass.h"
#include "pipeline/plan.h"

namespace gsaw {

// Shows the last entries there are (plan.follow), then those that come, until it is interrupted,
// has shown plan.pass.max_count of these, or nothing more can come or be written. The result is
// that of both. Nothing counts as selected where nothing was to be shown of it.
PassResult run_followed(const Plan& plan, OutputStream& out, Diagnostics& diagnostics);

}  // namespace gsaw
