// Which options that choose what is made of the entries go together.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"

namespace gsaw {

// The views that are asked for in place of entries, by their options (`--trace`). Mostly none.
std::vector<std::string> asked_views(const Options& options);

// -A, -B or -C is asked for.
bool shows_context(const Options& options);

// What the config file says of the order and the form of entries, and of malformed lines alone,
// does not hold where the run shows something else, or shows them in an order or a form of its own.
void forget_entry_defaults(Options& options);

// Options that contradict each other, or belong to a view that is not asked for.
Result<void> check_views(const Options& options);

}  // namespace gsaw
