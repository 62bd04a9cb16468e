// One comparison of the query asked of one scalar value.
#include "query/value_test.h"

#include <cassert>

#include "query/case_fold.h"
#include "query/time_expr.h"
#include "query/time_part.h"
#include "record/json_text.h"

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
  return {number && number->compare(*equals.number->number()) == 0, true};
}

ValueVerdict test_value(const compiled::Ordered& ordered, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  const auto compared = ordered.operand->compare(value, decoded_text(value, scratch.text));
  if (!compared) return {};
  return {in_order(*compared, ordered.order), true};
}

ValueVerdict test_value(const compiled::InRange& range, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  const std::string_view text = decoded_text(value, scratch.text);
  const auto low = range.low ? range.low->compare(value, text) : std::nullopt;
  const auto high = range.high ? range.high->compare(value, text) : std::nullopt;
  const bool holds = (!range.low || low >= 0) && (!range.high || (high && high <= 0));
  return {holds, low || high};
}

ValueVerdict test_value(const compiled::TextOrdered& ordered, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  if (value.type != JsonType::string) return {};
  std::string_view text = decoded_text(value, scratch.text);
  if (ordered.ignore_case) {
    scratch.set.clear();
    append_folded(scratch.set, text);
    text = scratch.set;
  }
  // The bytes of UTF-8 are in the order of the code points.
  return {ordered.after ? text > ordered.text : text < ordered.text, true};
}

bool test_level(const compiled::LevelOrdered& term, Level logged) {
  // Greater is more severe, which is a smaller number.
  return in_order(static_cast<int>(term.level) - static_cast<int>(logged), term.order);
}

ValueVerdict test_time(const compiled::TimeOrdered& time, std::optional<Nanoseconds> moment) {
  if (!moment) return {};
  return {in_order(compare(*moment, time.time), time.order), true};
}

bool test_time_part(const compiled::TimePartIs& part, Nanoseconds moment) {
  return (part.values >> part_of_time(part.part, part.zone, moment) & 1) != 0;
}

ValueVerdict test_value(const compiled::TimeOrdered& time, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  return test_time(time, moment_of(value, decoded_text(value, scratch.text)));
}

ValueVerdict test_value(const compiled::TimePartIs& part, const JsonValue& value,
                        ValueScratch& scratch) {
  assert(!value.is_container());
  const auto moment = moment_of(value, decoded_text(value, scratch.text));
  return {moment && test_time_part(part, *moment), moment.has_value()};
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
