// A field as options name it: -k, --sort.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "render/render_settings.h"

namespace gsaw {

// By the rules of the query language: a virtual field, `.name` for the key of that name, or a
// quoted key. `flag`: for the message.
Result<ShownField> field_option(const std::string& name, std::string_view flag);

}  // namespace gsaw
