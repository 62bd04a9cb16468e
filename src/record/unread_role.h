// What stands in an entry where a role was looked for in vain.
#pragma once

#include <string>

#include "record/record.h"

namespace gsaw {

struct UnreadMember {
  // `timestamp="yesterday"`: the value as written, or the beginning of it. Empty: there is none.
  std::string text;
  bool needs_date_order = false;
};

// Whether there is one: the entry says something that gsaw does not understand, not nothing.
bool has_unread_member(const Record& record, Role role);

// The first of the entry's own members that is named as `role` is.
UnreadMember unread_member(const Record& record, Role role);

}  // namespace gsaw
