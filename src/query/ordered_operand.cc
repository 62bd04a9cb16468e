// The right side of an ordered comparison, and how values compare with it.
#include "query/ordered_operand.h"

#include <compare>
#include <utility>

#include "query/byte_size.h"
#include "query/clock_span.h"
#include "query/duration.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

template <class T>
std::optional<int> sign(const std::optional<T>& value, const T& operand) {
  if (!value) return std::nullopt;
  const auto order = *value <=> operand;
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

}  // namespace

OrderedOperand::Kind OrderedOperand::kind_of(std::string_view text) {
  if (Decimal::parse(text)) return Kind::number;
  if (parse_duration(text)) return Kind::duration;
  if (byte_size(text)) return Kind::size;
  return parse_ip(text) ? Kind::address : Kind::none;
}

OrderedOperand::OrderedOperand(std::string text, bool reads_clocks)
    : kind_(kind_of(text)), reads_clocks_(reads_clocks), text_(std::move(text)) {
  if (kind_ == Kind::size) text_ = byte_size(text_).value_or("");
  if (kind_ == Kind::number || kind_ == Kind::size) number_ = Decimal::parse(text_);
  if (kind_ == Kind::duration) moment_ = parse_duration(text_).value_or(0);
  if (kind_ == Kind::address) address_ = parse_ip(text_).value_or(IpAddress());
}

std::optional<int> OrderedOperand::compare(const JsonValue& value, std::string_view text) const {
  if (kind_ == Kind::moment) return sign(moment_of(value, text), moment_);
  if (value.type != JsonType::number && value.type != JsonType::string) return std::nullopt;
  if (number_) return compare_number(value, text);
  if (value.type != JsonType::string) return std::nullopt;
  if (kind_ == Kind::duration) return sign(span_of_value(text, reads_clocks_), moment_);
  if (kind_ == Kind::address) return sign(parse_ip(text), address_);
  return std::nullopt;
}

std::optional<int> OrderedOperand::compare_number(const JsonValue& value,
                                                  std::string_view text) const {
  if (const auto number = Decimal::parse(text)) return number->compare(*number_);
  if (kind_ != Kind::size || value.type != JsonType::string) return std::nullopt;
  const auto size = byte_size(text);
  if (!size) return std::nullopt;
  return Decimal::parse(*size)->compare(*number_);
}

std::optional<Nanoseconds> moment_of(const JsonValue& value, std::string_view text) {
  if (value.type == JsonType::number) return time_from_epoch(value.raw);
  return value.type == JsonType::string ? time_from_text(text) : std::nullopt;
}

}  // namespace gsaw
