// A word of the user's in a message: in quotes, harmless to the terminal.
#pragma once

#include <string>
#include <string_view>

#include "base/terminal_escape.h"

namespace gsaw {

inline std::string in_quotes(std::string_view text) { return "'" + printable(text) + "'"; }

}  // namespace gsaw
