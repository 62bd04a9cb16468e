// The errors for a token that cannot stand where it was found.
#pragma once

#include <string_view>

#include "query/lexer.h"
#include "query/query_error.h"

namespace gsaw {

inline constexpr std::string_view kQuoteHint = "to search for the text, put it in quotes";

// `found` stands where a term must.
QueryError missing_term(const Token& found);

// `found` stands where the value for `operation` must.
QueryError missing_value(const Token& operation, const Token& found);

// `found` stands behind a whole query, or a whole term in parentheses.
QueryError leftover(const Token& found);

}  // namespace gsaw
