// Sizes as people and programs write them: `10kB`, `1.5 GiB`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

// How many bytes a size is, as a decimal number: exactly. A number and a unit, with a blank between
// if one likes: B, or k M G T P, of thousands, Ki Mi Gi Ti Pi, of 1024s, each with or without B. K
// is k, and with B behind it a letter counts in either case. None when it is anything else, also a
// number without a unit, or one of more than 18 digits.
std::optional<std::string> byte_size(std::string_view text);

}  // namespace gsaw
