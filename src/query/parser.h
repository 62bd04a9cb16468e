// Query text to tree.
#pragma once

#include <string_view>

#include "query/ast.h"
#include "query/query_error.h"
#include "query/time_expr.h"

namespace gsaw {

// Parentheses and `not` may nest this deep.
inline constexpr int kMaxQueryDepth = 200;

// Reads the whole query language; the empty (or blank) query is MatchAll.
// Regular expressions, field names, level names and times are checked here, so that a
// query that parses also runs. Files of `in @file` are named, not read. The query text
// may hold any bytes.
tl::expected<NodePtr, QueryError> parse_query(std::string_view query, const TimeContext& context);

// The value of -l: `warn` (warn or worse), `warn,err` (these), `info..warn` (range,
// either end may be left out), also syslog numbers as names. Spans refer to `spec`.
tl::expected<NodePtr, QueryError> parse_level_spec(std::string_view spec);

}  // namespace gsaw
