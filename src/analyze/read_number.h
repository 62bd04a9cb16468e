// What a value says as a number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "record/json_value.h"

namespace gsaw {

struct NumberRead {
  double number = 0;  // finite; of a span of time nanoseconds
  bool is_duration = false;
  std::string_view text;  // as written, a string decoded
};

// A number, be it in a string, or a span of time (`250ms`; `reads_clocks`: of a field whose clocks
// are such, see has_clock_spans). None: the value is neither, or a number too large for a double.
// `scratch` is what the text may be a view of.
std::optional<NumberRead> read_number(const JsonValue& value, std::string& scratch,
                                      bool reads_clocks = false);

// Below, at or above 0 as the first is less than, equal to or greater than the second, which is of
// the same kind: exactly, where the numbers as they are written are not told apart by doubles.
int compare(const NumberRead& one, const NumberRead& other);

}  // namespace gsaw
