// Roles of which the first member that may play them leaves no doubt: those of nearly every entry.
#pragma once

#include <span>

#include "record/record.h"
#include "record/role_layout.h"

namespace gsaw {

// Bits of roles.
struct RolesLeft {
  unsigned missing = 0;  // no member plays them
  unsigned open = 0;     // of these RoleChoice must tell
};

// Sets what belongs to those of the roles in `wanted` (a bit each, not txn's) that are so; the same
// as RoleChoice sets, for less, and for all which of their names are repeated. The others are
// played by none. `layout`: of `members`, the innermost layer's.
RolesLeft choose_plain_roles(const Record& record, const RoleLayout& layout,
                             std::span<const JsonMember> members, unsigned wanted, Roles& roles);

}  // namespace gsaw
