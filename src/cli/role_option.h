// `ROLE=KEY,...` of --role and the config file.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "record/added_names.h"

namespace gsaw {

// The keys named for each role; `duration` is none that a query knows (span_facts.h).
struct RoleKeys {
  AddedNames names;
  std::vector<std::string> duration;
};

// Adds the keys of such a text behind those that the role has. The error says what is wrong with
// which part, and names the nearest role.
Result<void> append_role(RoleKeys& keys, const std::string& value);

// Adds `others` behind them, as many as there is room for.
void append_roles(RoleKeys& keys, const RoleKeys& others);

}  // namespace gsaw
