// One comparison of the query asked of one scalar value.
#include "query/value_test.h"

#include <cassert>

#include "query/time_expr.h"
#include "record/json_text.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

int compare(Nanoseconds a, Nanoseconds b) { return a < b ? -1 : (a > b ? 1 : 0); }

}  // namespace

bool in_order(int compared, Order order) {
  switch (order) {
    case Order::less:
      return compared < 0;
    case Order::less_equal:
      return compared <= 0;
    case Order::greater:
      return compared > 0;
    case Order::greater_equal:
      return compared >= 0;
  }
  return false;
}

ValueVerdict test_value(const compiled::Equals& equals, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  if (equals.matcher.matches(decoded_text(value, scratch.text))) return {true, true};
  if (!equals.number || value.type != JsonType::number) return {};
  const auto number = Decimal::parse(value.raw);
  return {number && number->compare(*equals.number->number) == 0, true};
}

ValueVerdict test_value(const compiled::Ordered& ordered, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  if (value.type != JsonType::number && value.type != JsonType::string) return {};
  const OrderedOperand& operand = *ordered.operand;
  const std::string_view text = decoded_text(value, scratch.text);
  if (operand.number) {
    const auto number = Decimal::parse(text);
    if (!number) return {};
    return {in_order(number->compare(*operand.number), ordered.order), true};
  }
  if (!operand.duration || value.type != JsonType::string) return {};
  const auto duration = parse_duration(text);
  if (!duration) return {};
  return {in_order(compare(*duration, *operand.duration), ordered.order), true};
}

bool test_level(const compiled::LevelOrdered& term, Level logged) {
  // Greater is more severe, which is a smaller number.
  return in_order(static_cast<int>(term.level) - static_cast<int>(logged), term.order);
}

ValueVerdict test_time(const compiled::TimeOrdered& time, std::optional<Nanoseconds> moment) {
  if (!moment) return {};
  return {in_order(compare(*moment, time.time), time.order), true};
}

std::optional<Nanoseconds> moment_of(const JsonValue& value, ValueScratch& scratch) {
  assert(!value.is_container());
  if (value.type == JsonType::number) return time_from_epoch(value.raw);
  if (value.type != JsonType::string) return std::nullopt;
  return time_from_text(decode_json_string(value.raw, scratch.text));
}

ValueVerdict test_value(const compiled::TimeOrdered& time, const JsonValue& value,
                        ValueScratch& scratch) {
  return test_time(time, moment_of(value, scratch));
}

ValueVerdict test_value(const compiled::Matches& matches, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  return {matches.matcher.matches(decoded_text(value, scratch.text)), true};
}

ValueVerdict test_value(const compiled::OneOf& one_of, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  return {one_of.values->holds(value, decoded_text(value, scratch.text), scratch.set), true};
}

}  // namespace gsaw
