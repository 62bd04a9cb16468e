// Which of the usual number types holds a JSON number as it was written.
#include "render/number_fit.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

#include "base/ascii.h"

namespace gsaw {
namespace {

template <class Number>
bool is_read_whole(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

// Digits before the exponent, without the zeros in front.
std::ptrdiff_t digits_that_count(std::string_view number) {
  const std::string_view mantissa = number.substr(0, number.find_first_of("eE"));
  const std::size_t first = mantissa.find_first_of("123456789");
  if (first == mantissa.npos) return 0;
  return std::count_if(mantissa.begin() + static_cast<std::ptrdiff_t>(first), mantissa.end(),
                       is_digit);
}

}  // namespace

NumberFit number_fit(std::string_view number) {
  if (is_read_whole<std::int64_t>(number)) return NumberFit::integer;
  if (digits_that_count(number) > std::numeric_limits<double>::max_digits10) {
    return NumberFit::neither;
  }
  return has_number_near(number) ? NumberFit::real : NumberFit::neither;
}

bool has_number_near(std::string_view number) {
  const bool is_decimal = number.find_first_of(".eE") != number.npos;
  return is_decimal ? is_read_whole<double>(number) : is_read_whole<std::int64_t>(number);
}

}  // namespace gsaw
