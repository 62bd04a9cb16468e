// Whether a regular expression of a query can be used, before anything is read.
#pragma once

#include "query/lexer.h"
#include "query/query_error.h"

namespace gsaw {

// Compiles the expression of `token`, a regex token of `query`, and forgets it. The
// error is told in plain words and points at the culprit where that is known.
QueryResult<void> check_regex(const Token& token, std::string_view query);

}  // namespace gsaw
