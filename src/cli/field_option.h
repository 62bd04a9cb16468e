// Fields as options name them: -k, -K, --sort, --role.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "render/render_settings.h"

namespace gsaw {

// As read_field_name() reads it. `flag`: for the message.
Result<ShownField> field_option(const std::string& name, std::string_view flag);

// The names between the commas of `list`, as they are typed; some may be empty. A comma in quotes
// is part of a name.
std::vector<std::string> names_of_list(std::string_view list);

}  // namespace gsaw
