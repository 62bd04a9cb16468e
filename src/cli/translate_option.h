// --translate: what a command line selects, for another engine.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"

namespace gsaw {

struct TranslatedQuery {
  std::string text;                // what is printed
  std::vector<std::string> notes;  // what could not be said in a comment
};

// Reads nothing but value files. Fails where the engine is not known, and where it
// cannot say what is asked for.
Result<TranslatedQuery> translated(const Options& options, const Environment& environment);

}  // namespace gsaw
