// JSON by the letter of RFC 8259, for what gsaw writes. Shares no code with src/.
#pragma once

#include <string_view>

namespace gsaw::fuzz {

// True when `text` is one JSON object without white space around its tokens, and ASCII or any
// bytes from 0x80 on within its strings. Never recurses.
bool is_compact_json_object(std::string_view text);

}  // namespace gsaw::fuzz
