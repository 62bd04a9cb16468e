// Where ids of -t that say when they were made are looked for first, or alone (--near).
#pragma once

#include <optional>

#include "base/nanoseconds.h"
#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "pipeline/plan.h"

namespace gsaw {

// What --near says, if it is given. Fails where the ids do not say when they were made.
Result<std::optional<NearId>> near_id(const Options& options, Nanoseconds now);

// Sets what is read alone, or first where the reader sees what comes and its order is not asked
// for. Of a plan whose `near` is set, and whose views are.
void set_likely_times(Plan& plan, const Options& options, const Environment& environment);

}  // namespace gsaw
