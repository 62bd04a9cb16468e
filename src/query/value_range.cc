// Ranges as they are typed.
#include "query/value_range.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/ip_range.h"
#include "query/ordered_operand.h"
#include "query/parser.h"
#include "query/quoted_text.h"
#include "query/time_comparison.h"
#include "record/level.h"

namespace gsaw {
namespace {

using BoundKind = OrderedOperand::Kind;

// The value as its two ends, which may be empty; none when it is no range.
struct Ends {
  std::string_view low, high;
};
std::optional<Ends> split(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == text.npos) return std::nullopt;
  const Ends ends{text.substr(0, dots), text.substr(dots + 2)};
  if ((ends.low.empty() && ends.high.empty()) || ends.high.starts_with('.')) return std::nullopt;
  return ends;
}

class RangeMaker {
 public:
  RangeMaker(const FieldName& field, const Literal& value, const TimeContext& context)
      : field_(field), value_(value), context_(context) {}

  QueryResult<NodePtr> make() const {
    auto made = value_.quoted ? nullptr : range();
    if (!made || *made || !value_.range) return made;
    return query_error(value_.span, "these are no two ends of a range",
                       "write two numbers, sizes, durations, times or addresses; a text that "
                       "holds .. goes in quotes as a whole");
  }

 private:
  // Null when it is none.
  QueryResult<NodePtr> range() const {
    if (const auto network = parse_network(value_.text)) {
      return in_range(RangeEnd{network->first.text()}, RangeEnd{network->last.text()});
    }
    const auto ends = split(value_.text);
    if (!ends) return nullptr;
    if (field_.role == Role::level && (is_level(ends->low) || is_level(ends->high))) {
      return of_levels();
    }
    if (field_.role == Role::time || looks_like_date(ends->low) || looks_like_date(ends->high)) {
      return of_times(*ends);
    }
    return of_operands(*ends);
  }

  static bool is_level(std::string_view name) { return level_from_bare_name(name).has_value(); }

  QueryResult<NodePtr> of_levels() const {
    auto node = parse_level_spec(value_.text);
    if (node) {
      (*node)->span = value_.span;
    } else {
      node.error().span.offset += value_.span.offset;
    }
    return node;
  }

  QueryResult<std::optional<RangeEnd>> time_end(std::string_view text, Order order) const {
    if (text.empty()) return std::nullopt;
    const auto time = parse_time_expr(text, context_, edge_of(order));
    if (!time) return query_error(value_.span, time.error().message, time.error().hint);
    const bool whole = order == Order::less_equal && is_day_alone(text);
    return RangeEnd{std::string(text), whole ? end_of_day(*time, context_) : *time};
  }

  QueryResult<NodePtr> of_times(const Ends& ends) const {
    auto low = time_end(ends.low, Order::greater_equal);
    if (!low) return tl::unexpected(std::move(low.error()));
    auto high = time_end(ends.high, Order::less_equal);
    if (!high) return tl::unexpected(std::move(high.error()));
    if (*low && *high) {
      const TimeExpr &from = *(*low)->time, &to = *(*high)->time;
      if (from.from_end == to.from_end && from.value > to.value) return backwards(ends);
    }
    if (field_.role != Role::time) {
      // What happens at the moment of a change is shown as after all that was skipped.
      TimeExpr* const end = *high ? &*(*high)->time : nullptr;
      if (end != nullptr && end->skipped) end->value = saturating_add(end->value, -1);
      return in_range(*std::move(low), *std::move(high));
    }
    And between;
    const auto add = [&](const std::optional<RangeEnd>& end, Order order) {
      if (!end) return;
      between.terms.push_back(time_ordered(field_, order, *end->time, end->text, value_.span));
    };
    add(*low, Order::greater_equal);
    add(*high, Order::less_equal);
    return make_node(std::move(between), value_.span);
  }

  QueryResult<NodePtr> of_operands(const Ends& ends) const {
    const BoundKind low = OrderedOperand::kind_of(ends.low),
                    high = OrderedOperand::kind_of(ends.high);
    const bool both = !ends.low.empty() && !ends.high.empty();
    if ((low == BoundKind::none && !ends.low.empty()) ||
        (high == BoundKind::none && !ends.high.empty())) {
      return nullptr;
    }
    const auto numeric = [](BoundKind kind) {
      return kind == BoundKind::number || kind == BoundKind::size;
    };
    if (both && low != high && !(numeric(low) && numeric(high))) {
      return query_error(value_.span, "the two ends of this range are of different kinds",
                         "write two numbers, sizes, durations, times or addresses");
    }
    if (both && OrderedOperand(std::string(ends.high))
                        .compare({JsonType::string, ends.low, kNoToken}, ends.low)
                        .value_or(0) > 0) {
      return backwards(ends);
    }
    const auto end = [](std::string_view text) {
      return text.empty() ? std::nullopt : std::optional(RangeEnd{std::string(text)});
    };
    return in_range(end(ends.low), end(ends.high));
  }

  QueryResult<NodePtr> backwards(const Ends& ends) const {
    const auto typed = [](std::string_view end) {
      return end.find(' ') == end.npos ? std::string(end) : quoted_short(end);
    };
    return query_error(
        value_.span, "nothing is in this range",
        fmt::format("write the lower end first: {}..{}", typed(ends.high), typed(ends.low)));
  }

  QueryResult<NodePtr> in_range(std::optional<RangeEnd> low, std::optional<RangeEnd> high) const {
    return make_node(InRange{field_, std::move(low), std::move(high), value_.text}, value_.span);
  }

  const FieldName& field_;
  const Literal& value_;
  const TimeContext& context_;
};

}  // namespace

QueryResult<NodePtr> make_range(const FieldName& field, const Literal& value,
                                const TimeContext& context) {
  return RangeMaker(field, value, context).make();
}

}  // namespace gsaw
