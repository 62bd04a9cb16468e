// Copying text of an entry that needs no decoding and no escapes.
#pragma once

#include <cstdint>
#include <string_view>

#include "record/json_text.h"

namespace gsaw {

// Whether a block can be read behind `text`: it stands in `entry`, and not at its end.
inline bool is_readable_behind(std::string_view entry, std::string_view text) {
  // Of a text outside the entry the first of these is out of bounds, or wraps around.
  const auto at = reinterpret_cast<std::uintptr_t>(text.data()) -
                  reinterpret_cast<std::uintptr_t>(entry.data());
  return at < entry.size() && entry.size() - at >= text.size() + PlainJsonText::kBlock;
}

// Copies `text` to `to`, where there is room for it and a block, as far as it is Plain (a
// PlainAscii); says whether all of it is. `readable`: whether a block can be read behind it.
template <class Plain>
bool copy_plain(std::string_view text, bool readable, char* to) {
  return readable ? Plain::copy_blocks(text, to) : Plain::copy(text, to);
}

}  // namespace gsaw
