// Text that a producer has written as an array.
#pragma once

#include <string>
#include <string_view>

#include "record/json_value.h"
#include "record/json_walk.h"

namespace gsaw {

// The key of journald's messages (systemd.journal-fields), which alone are written so.
inline constexpr std::string_view kListedTextKey = "MESSAGE";

// As journalctl -o json writes text: an array of the bytes, where they are no printable UTF-8, or
// one of the texts, where the field was given several times. Appends the bytes, or the texts each
// on a line of its own, and returns true; false of anything else, with nothing appended. Bytes that
// are no UTF-8 become U+FFFD. Linear in the value's tokens.
bool append_listed_text(std::string& out, const JsonTokens& tokens, const JsonValue& value);

// The same of an array of bytes alone.
bool append_listed_bytes(std::string& out, const JsonTokens& tokens, const JsonValue& value);

}  // namespace gsaw
