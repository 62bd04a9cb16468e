// The fields of -k: finding what each of them names in an entry.
#pragma once

#include <optional>

#include "record/json_value.h"
#include "record/record.h"
#include "render/render_settings.h"

namespace gsaw {

// The first value that the field stands for in `record`: that of its role, else the
// one at its path. None when the entry has no such field.
std::optional<JsonValue> find_shown(const Record& record, const ShownField& field);

}  // namespace gsaw
