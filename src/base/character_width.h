// How much room one character takes on a terminal.
#pragma once

#include <cstddef>

namespace gsaw {

// Columns: two of a wide one (CJK, emoji), none of one that combines with the one before.
std::size_t character_width(char32_t value);

}  // namespace gsaw
