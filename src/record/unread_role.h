// What stands in an entry where a role was looked for in vain.
#pragma once

#include <string>

#include "record/record.h"

namespace gsaw {

// `timestamp="yesterday"`: the first of the entry's own members that is named as `role` is, with
// its value as written, or the beginning of it. Empty when there is none.
std::string unread_member(const Record& record, Role role);

}  // namespace gsaw
