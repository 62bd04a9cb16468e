// One comparison of the query asked of one scalar value.
#pragma once

#include <string>

#include "query/compiled_query.h"
#include "record/json_value.h"

namespace gsaw {

// Buffers of a thread, so that a test allocates nothing.
struct ValueScratch {
  std::string text;  // decoded text
  std::string set;   // look-ups in value sets
};

struct ValueVerdict {
  bool holds = false;
  bool comparable = false;  // of ordered comparisons: the value is of the kind compared with
};

// `value` is a string, number, boolean or null.
ValueVerdict test_value(const compiled::Equals& equals, const JsonValue& value,
                        ValueScratch& scratch);
ValueVerdict test_value(const compiled::Ordered& ordered, const JsonValue& value,
                        ValueScratch& scratch);
ValueVerdict test_value(const compiled::TimeOrdered& time, const JsonValue& value,
                        ValueScratch& scratch);
ValueVerdict test_value(const compiled::TimePartIs& part, const JsonValue& value,
                        ValueScratch& scratch);
ValueVerdict test_value(const compiled::InRange& range, const JsonValue& value,
                        ValueScratch& scratch);
ValueVerdict test_value(const compiled::TextOrdered& ordered, const JsonValue& value,
                        ValueScratch& scratch);
ValueVerdict test_value(const compiled::Matches& matches, const JsonValue& value,
                        ValueScratch& scratch);
ValueVerdict test_value(const compiled::OneOf& one_of, const JsonValue& value,
                        ValueScratch& scratch);

// Whether a <=> b, given as a number below, at or above 0, satisfies the order.
bool in_order(int compared, Order order);
bool test_level(const compiled::LevelOrdered& term, Level logged);
ValueVerdict test_time(const compiled::TimeOrdered& time, std::optional<Nanoseconds> moment);
bool test_time_part(const compiled::TimePartIs& part, Nanoseconds moment);

}  // namespace gsaw
