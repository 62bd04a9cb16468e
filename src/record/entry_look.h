// Whether an object within a line looks like an entry, and whether what stands beside it does.
#pragma once

#include <string_view>

#include "record/json_value.h"
#include "record/json_walk.h"

namespace gsaw {

// Whether the object has a time, and a message or a level, itself or in what wraps an entry
// (wrapper_names), in the place of a message or in JSON in a string. By its keys.
bool looks_like_entry(const JsonTokens& tokens, const JsonValue& object);

// Whether JSON in a string, as shippers write it, stands under this key, raw.
bool may_name_json(std::string_view key);

// Whether the object itself has a key that a time goes by, and a text or a number there.
bool has_time(const JsonTokens& tokens, const JsonValue& object);

// Whether a time, a level or a message goes by the key, raw.
bool may_tell_of_entry(std::string_view key);

// Whether the member says when, how bad or what something was, by its value: a time that can be
// read, the name of a level, a text.
bool tells_of_entry(const JsonMember& member);

}  // namespace gsaw
