// Numbers by the format strings of .NET, as far as messages of logs have them.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// Appends `number`, as JSON has it and without an exponent, by a format: `0.00`, `000`, `0.0##`
// (digits that must and that may be there), `F2`, `N2` (commas between thousands), `D3`. Without a
// culture, halves away from zero. False, and nothing appended, when the number or the format is
// anything else.
bool append_formatted_number(std::string& out, std::string_view number, std::string_view format);

}  // namespace gsaw
