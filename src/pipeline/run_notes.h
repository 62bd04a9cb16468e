// What a run says on standard error when its output is written.
#pragma once

#include "base/diagnostics.h"
#include "pipeline/pass.h"
#include "pipeline/plan.h"

namespace gsaw {

// Speaks of lines that are no JSON object, and of those too long to be judged.
void report_lines(const Plan& plan, const LineCounts& lines, Diagnostics& diagnostics);

// After a pass that selected nothing: what may be wrong. `malformed`: the lines that
// report_lines() has counted.
void give_hints(const Plan& plan, const PreparedQuery& query, const PassResult& passed,
                std::uint64_t malformed, Diagnostics& diagnostics);

}  // namespace gsaw
