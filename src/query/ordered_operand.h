// The right side of an ordered comparison, and how values compare with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/nanoseconds.h"
#include "query/ip_range.h"
#include "record/json_value.h"

namespace gsaw {

class OrderedOperand {
 public:
  enum class Kind {
    none,      // a text, which nothing compares with
    number,    // with numbers, also those in strings
    size,      // `10kB`: with numbers, and with sizes in strings
    duration,  // `250ms`: with durations in strings (span_of_value)
    address,   // with addresses in strings
    moment,    // with times
  };
  static Kind kind_of(std::string_view text);  // never a moment

  // `reads_clocks`: of a field whose clocks are spans of time (has_clock_spans).
  explicit OrderedOperand(std::string text, bool reads_clocks = false);
  explicit OrderedOperand(Nanoseconds moment) : kind_(Kind::moment), moment_(moment) {}
  // Numbers are views of the text.
  OrderedOperand(const OrderedOperand&) = delete;
  OrderedOperand& operator=(const OrderedOperand&) = delete;

  Kind kind() const { return kind_; }
  const std::optional<Decimal>& number() const { return number_; }

  // Negative, 0 or positive as the value is less, equal or greater; none where it is of no kind
  // that compares. `value` is a scalar, `text` its decoded text.
  std::optional<int> compare(const JsonValue& value, std::string_view text) const;

 private:
  std::optional<int> compare_number(const JsonValue& value, std::string_view text) const;

  Kind kind_ = Kind::none;
  bool reads_clocks_ = false;
  std::string text_;
  std::optional<Decimal> number_;  // of numbers and sizes
  Nanoseconds moment_ = 0;         // of moments and durations
  IpAddress address_;
};

// The moment that a scalar stands for, as terms about times compare it.
std::optional<Nanoseconds> moment_of(const JsonValue& value, std::string_view text);

}  // namespace gsaw
