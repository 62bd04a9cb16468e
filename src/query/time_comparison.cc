// Comparisons with times that were typed, also at the changes of clocks.
#include "query/time_comparison.h"

#include <string>
#include <utility>

#include "query/duration.h"
#include "query/lexer.h"

namespace gsaw {
namespace {

QueryResult<TimeExpr> parse_time(const Literal& value, const TimeContext& context, TimeEdge edge) {
  auto time = parse_time_expr(value.text, context, edge);
  if (!time) {
    return query_error(value.span, std::move(time.error().message), std::move(time.error().hint));
  }
  return *time;
}

// `time:5m` is how options ask for such stretches.
std::string in_stretches(const std::string& span) {
  return "; --histogram=" + span + " and --count-by time:" + span + " count by such stretches";
}

// What happens at the moment of a change is shown as after all that was skipped, so to be after
// such a time is to be at the change or after it.
Order order_at(const TimeExpr& time, Order order) {
  if (!time.skipped) return order;
  return edge_of(order) == TimeEdge::begin ? Order::greater_equal : Order::less;
}

}  // namespace

TimeEdge edge_of(Order order) {
  const bool begins = order == Order::greater || order == Order::greater_equal;
  return begins ? TimeEdge::begin : TimeEdge::end;
}

NodePtr time_ordered(FieldName field, Order order, const TimeExpr& time, std::string text,
                     SourceSpan span) {
  return make_node(TimeOrdered{std::move(field), order_at(time, order), time, std::move(text)},
                   span);
}

QueryResult<NodePtr> time_ordered(FieldName field, Order order, const Literal& value,
                                  const TimeContext& context, SourceSpan span) {
  const auto time = parse_time(value, context, edge_of(order));
  if (!time) return tl::unexpected(time.error());
  return time_ordered(std::move(field), order, *time, value.text, span);
}

NodePtr time_bound(Order order, const TimeExpr& time, const std::string& text) {
  return time_ordered(FieldName{"time", false, Role::time, {}}, order, time, text);
}

QueryResult<NodePtr> time_equals(const FieldName& field, const Literal& value,
                                 const TimeContext& context, SourceSpan span) {
  auto first = parse_time(value, context, TimeEdge::begin);
  if (!first) {
    if (parse_duration(value.text)) first.error().suggestion += in_stretches(value.text);
    return tl::unexpected(std::move(first.error()));
  }
  const auto last = parse_time(value, context, TimeEdge::end);
  if (!last) return tl::unexpected(last.error());
  const auto ordered = [&](Order order, const TimeExpr& time) {
    return time_ordered(field, order, time, value.text, span);
  };
  const bool day = is_day_alone(value.text);
  And instant;
  instant.terms.push_back(ordered(Order::greater_equal, *first));
  instant.terms.push_back(ordered(Order::less_equal, day ? end_of_day(*first, context) : *last));
  if (!day && first->value != last->value) {
    // Twice: what is between is shown as other times.
    Or either;
    either.terms.push_back(ordered(Order::less_equal, *first));
    either.terms.push_back(ordered(Order::greater_equal, *last));
    instant.terms.push_back(make_node(std::move(either), span));
  }
  return make_node(std::move(instant), span);
}

bool is_day_alone(std::string_view text) {
  constexpr std::string_view kDate = "2011-12-26";
  return (text.size() == kDate.size() && looks_like_date(text)) || is_keyword(text, "today") ||
         is_keyword(text, "yesterday") || is_keyword(text, "tomorrow");
}

TimeExpr end_of_day(const TimeExpr& day, const TimeContext& context) {
  // By the calendar: a day may have 23 hours, or 25, and its end may come twice.
  const CivilTime next = context.zone.to_civil(saturating_add(day.value, kNanosPerDay * 3 / 2));
  const LocalMoments midnight =
      context.zone.moments_of(TimeZone().from_civil({next.year, next.month, next.day}));
  // Where clocks are put back to midnight, from 01:00, the hour before the second one is the next
  // day's too; where they are put back over it, from 00:01 to 23:01, it is this day's.
  const Nanoseconds last = saturating_add(midnight.last, -1);
  const bool is_next_days = context.zone.to_civil(last).day == next.day;
  return {day.from_end, is_next_days ? saturating_add(midnight.first, -1) : last};
}

}  // namespace gsaw
