// --translate: what a command line selects, for another engine.
#pragma once

#include <string>

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"

namespace gsaw {

// What is printed. Reads nothing but value files. Fails where the engine is not known, and where it
// cannot say what is asked for.
Result<std::string> translated(const Options& options, const Environment& environment);

}  // namespace gsaw
