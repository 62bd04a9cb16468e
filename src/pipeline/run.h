// Wires the stages: inputs to chunks to workers to ordered output.
#pragma once

#include "base/diagnostics.h"
#include "base/exit_code.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"

namespace gsaw {

// Reads all inputs of the plan, writes what it selects to `out`, and says what there is to
// say to `diagnostics`. The exit code is grep's. What of the plan counts from the newest entry is
// set when that is known.
ExitCode run(Plan& plan, OutputStream& out, Diagnostics& diagnostics);

}  // namespace gsaw
