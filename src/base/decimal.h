// Decimal numbers of any size, compared exactly from their text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

// A view of a number as written; lives as long as its text.
class Decimal {
 public:
  // Reads an optional sign, digits, an optional fraction and exponent: JSON's grammar
  // and, for numeric strings, also leading zeros and a plus sign. None when `text` is
  // anything else.
  static std::optional<Decimal> parse(std::string_view text);

  // Negative, zero or positive as *this is less than, equal to or greater than `other`:
  // 1e2 equals 100.00, and no digit is lost however many there are.
  int compare(const Decimal& other) const;

  // Appends a form that is the same for equal numbers (`-15e-1` for -1.50).
  void append_canonical(std::string& out) const;

 private:
  int digit(std::int64_t index) const;  // significant digit `index`, 0 past the last
  bool is_zero() const { return count_ == 0; }

  bool negative_ = false;
  std::string_view whole_;      // digits before the point, without leading zeros
  std::string_view fraction_;   // digits behind it
  std::int64_t skipped_ = 0;    // leading zeros of the fraction where `whole_` is empty
  std::int64_t count_ = 0;      // significant digits, up to the last that is not zero
  std::int64_t magnitude_ = 0;  // power of ten of the first significant digit, plus one
};

}  // namespace gsaw
