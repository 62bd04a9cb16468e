// By Unicode's own tables.
#include "base/character_width.h"

#include <utf8proc.h>

#include <algorithm>

namespace gsaw {

std::size_t character_width(char32_t value) {
  return static_cast<std::size_t>(
      std::max(utf8proc_charwidth(static_cast<utf8proc_int32_t>(value)), 0));
}

}  // namespace gsaw
