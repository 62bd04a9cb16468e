// The fields of -k: finding what each of them names in an entry.
#pragma once

#include <optional>

#include "base/function_ref.h"
#include "record/json_value.h"
#include "record/record.h"
#include "render/render_settings.h"

namespace gsaw {

// Calls `use` with each value that the field stands for in `record`, until it returns true; says
// whether a call did: that of its role and others that stand under its key, else those at its path.
bool any_shown(const Record& record, const ShownField& field,
               FunctionRef<bool(const JsonValue&)> use);

// The first of them. None when the entry has no such field.
std::optional<JsonValue> find_shown(const Record& record, const ShownField& field);

}  // namespace gsaw
