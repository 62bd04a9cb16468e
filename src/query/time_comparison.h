// Comparisons with times that were typed.
#pragma once

#include <string>

#include "query/ast.h"
#include "query/query_error.h"
#include "query/time_expr.h"

namespace gsaw {

// The edge that a time is to which values stand in that order.
TimeEdge edge_of(Order order);

// The field is before, or after, that time; of one that clocks never show, of that of the change.
NodePtr time_ordered(FieldName field, Order order, const TimeExpr& time, std::string text,
                     SourceSpan span = {});
// The same of a time as it was typed.
QueryResult<NodePtr> time_ordered(FieldName field, Order order, const Literal& value,
                                  const TimeContext& context, SourceSpan span);

// The same of the time of the entry.
NodePtr time_bound(Order order, const TimeExpr& time, const std::string& text);

// The field is at a time that is shown so, or on that day.
QueryResult<NodePtr> time_equals(const FieldName& field, const Literal& value,
                                 const TimeContext& context, SourceSpan span);

// `today`, `2011-12-26`: a day, up to its last nanosecond.
bool is_day_alone(std::string_view text);
TimeExpr end_of_day(const TimeExpr& day, const TimeContext& context);

}  // namespace gsaw
