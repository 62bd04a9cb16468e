// Ranges as they are typed: `1..5`, `10kB..`, `2011-12-26..2011-12-27`, `10.0.0.0/8`, `info..warn`.
#pragma once

#include "query/ast.h"
#include "query/query_error.h"
#include "query/time_expr.h"

namespace gsaw {

// The test that the field is in the range that a bare value is; null when it is none, as its ends
// are no numbers, sizes, durations, addresses, times (of the field `time` any that --since takes,
// of others dates) or, of the level, names. An end that is a day alone is all of that day. An error
// when the ends are of different kinds, or the first is behind the second; but of levels either may
// come first. An error, too, of a value whose ends were in quotes, when it would be none.
QueryResult<NodePtr> make_range(const FieldName& field, const Literal& value,
                                const TimeContext& context);

}  // namespace gsaw
