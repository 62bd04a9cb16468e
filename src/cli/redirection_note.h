// A query without quotes, of which the shell took a part for a redirection.
#pragma once

#include <string>

#include "cli/environment.h"
#include "query/ast.h"

namespace gsaw {

// What to say when standard output is a file that `gsaw status>=500` has made, or
// `gsaw status>500`; empty when it does not look so. `query`: what is left of it.
std::string redirection_note(const Node& query, const Environment& environment);

}  // namespace gsaw
