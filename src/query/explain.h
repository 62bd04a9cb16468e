// Shows a query as it was understood.
#pragma once

#include <string>

#include "query/ast.h"

namespace gsaw {

// An indented tree, one node a line, ending in a newline; user text is quoted and
// escaped. A node says what it does: `field status >= number 500`.
std::string explain_query(const Node& root);

}  // namespace gsaw
