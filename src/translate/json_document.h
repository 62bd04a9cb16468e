// Fields of documents that are JSON as it was written: what jq and SQL over lines look for.
#pragma once

#include <string>
#include <string_view>

#include "translate/engine.h"

namespace gsaw {

// The key as typed, with GELF's `_` before it, or the path that it is.
TargetField field_of_json(const FieldName& name);

// A string of JSON with its quotes, of ASCII alone.
std::string json_string(std::string_view text);

// What an engine folds as gsaw does.
bool is_ascii(std::string_view text);

}  // namespace gsaw
