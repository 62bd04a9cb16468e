// Runs of NUL bytes in logs.
#pragma once

#include <cstddef>
#include <string_view>

namespace gsaw {

// How many bytes of NUL `text` begins with. A writer whose file was cut under it (copytruncate)
// goes on where it was: what it left out reads as NULs, often a great many, before the entry.
std::size_t count_leading_nuls(std::string_view text);
inline std::size_t leading_nuls(std::string_view text) {
  return text.starts_with('\0') ? count_leading_nuls(text) : 0;
}

}  // namespace gsaw
