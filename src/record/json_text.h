// Decoding of JSON strings, and the reverse.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/plain_ascii.h"
#include "record/json_value.h"

namespace gsaw {

// The text of a raw JSON string (no quotes). Where nothing is escaped that is
// `raw` itself; otherwise the text is built in `scratch`, whose old contents are
// lost, and the result lives until `scratch` changes. Always valid UTF-8 when
// `raw` is: a lone surrogate (`\ud800`) becomes U+FFFD. A backslash that begins no
// escape of JSON (`\x22`) stands for itself.
std::string_view decode_json_string(std::string_view raw, std::string& scratch);

// The text a query compares: a string decoded, any other value as written.
std::string_view decoded_text(const JsonValue& value, std::string& scratch);

// Appends `text` as the inside of a JSON string. Quote, backslash and C0 are escaped
// as JSON demands; DEL and whatever else is_unsafe_on_terminal names as \uXXXX, so
// that JSON shown on a terminal cannot drive it. Invalid UTF-8 becomes U+FFFD.
void append_json_escaped(std::string& out, std::string_view text);

// ASCII that stands for itself inside a JSON string: nothing in it is to be decoded or
// escaped.
using PlainJsonText = PlainAscii<' ', '"', '\\'>;
bool is_plain_json_text(std::string_view text);

// True when `text` is a number by JSON's grammar: no leading zeros, no plus sign.
bool is_json_number(std::string_view text);

}  // namespace gsaw
