// `ROLE=KEY,...` of --role and the config file.
#pragma once

#include <string>

#include "base/result.h"
#include "cli/role_keys.h"

namespace gsaw {

// Adds the keys of such a text behind those that the role has. The error says what is wrong with
// which part, and names the nearest role.
Result<void> append_role(RoleKeys& roles, const std::string& value);

// Adds `others` behind them, as many as there is room for.
void append_roles(RoleKeys& roles, const RoleKeys& others);

}  // namespace gsaw
