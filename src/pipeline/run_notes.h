// What a run says on standard error when its output is written: malformed lines, and hints
// after no match.
#pragma once

#include "base/diagnostics.h"
#include "pipeline/collector.h"
#include "pipeline/plan.h"
#include "query/observations.h"

namespace gsaw {

// The malformed lines that were not shown: an error with MalformedLines::fail, else a note.
void report_malformed(const Plan& plan, const Totals& totals, Diagnostics& diagnostics);

// After no match: what may be wrong. `seen` was judged without the prefilter; files that it
// was used on are read again, as far as the hints need them.
void give_hints(const Plan& plan, const Observations& seen, const Totals& totals,
                Diagnostics& diagnostics);

}  // namespace gsaw
