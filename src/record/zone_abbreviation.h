// The abbreviations of time zones that mean one offset wherever they are written.
#pragma once

#include <optional>
#include <string_view>

namespace gsaw {

// Seconds east of UTC. None for a name that is not known or that means several zones: of those
// that share `IST`, `CST` or `BST` only the log's own zone can tell.
std::optional<int> zone_offset(std::string_view abbreviation);

}  // namespace gsaw
