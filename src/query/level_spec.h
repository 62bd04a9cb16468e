// Levels as a person types them: in a query, and as the value of -l.
#pragma once

#include <string_view>

#include "query/query_error.h"
#include "record/level.h"

namespace gsaw {

// The error for a name that no producer uses; `name_help` says what to do instead of
// using a level, and may be empty.
QueryError unknown_level(std::string_view name, SourceSpan span, std::string_view name_help);

}  // namespace gsaw
