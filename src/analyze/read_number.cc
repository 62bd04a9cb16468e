// What a value says as a number.
#include "analyze/read_number.h"

#include <charconv>
#include <cmath>

#include "base/decimal.h"
#include "query/clock_span.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// Of the grammar of Decimal.
std::optional<double> nearest(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc() && std::isfinite(number)) return number;
  // What is too small is 0; the library does not tell it from what is too large.
  const auto parsed = Decimal::parse(text), one = Decimal::parse("1"), minus = Decimal::parse("-1");
  if (parsed && parsed->compare(*one) < 0 && parsed->compare(*minus) > 0) return 0;
  return std::nullopt;
}

std::optional<NumberRead> number_of(std::string_view text) {
  const auto number = nearest(text);
  return number ? std::optional(NumberRead{*number, false, text}) : std::nullopt;
}

}  // namespace

std::optional<NumberRead> read_number(const JsonValue& value, std::string& scratch,
                                      bool reads_clocks) {
  if (value.type == JsonType::number) return number_of(value.raw);
  if (value.type != JsonType::string) return std::nullopt;
  const std::string_view text = decode_json_string(value.raw, scratch);
  if (Decimal::parse(text)) return number_of(text);
  const auto span = span_of_value(text, reads_clocks);
  if (!span) return std::nullopt;
  return NumberRead{static_cast<double>(*span), true, text};
}

int compare(const NumberRead& one, const NumberRead& other) {
  if (one.number != other.number) return one.number < other.number ? -1 : 1;
  if (one.text == other.text) return 0;
  if (one.is_duration) {
    const auto first = span_of_value(one.text, true), second = span_of_value(other.text, true);
    return first == second ? 0 : (first < second ? -1 : 1);
  }
  return Decimal::parse(one.text)->compare(*Decimal::parse(other.text));
}

}  // namespace gsaw
