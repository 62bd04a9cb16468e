// The keys that the user has named: --role.
#pragma once

#include <string>
#include <vector>

#include "record/added_names.h"

namespace gsaw {

struct RoleKeys {
  AddedNames names;
  std::vector<std::string> durations;  // of `duration`, which is no field of every entry
};

}  // namespace gsaw
