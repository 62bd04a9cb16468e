// The keys that the user has named for roles: --role.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace gsaw {

// Of each role, best first. A key with dots is a key and a path into objects. They count in any
// spelling, as the names of role_names.h do, and before these; those of txn at any depth.
using AddedNames = std::array<std::vector<std::string>, kRoleCount>;

// Of one role: RoleChoice keeps bits of them, beside those of the table.
inline constexpr std::size_t kMostAddedNames = 16;

// Whether entries can be looked through for it: between its dots something is left to compare, and
// no more than KeyName compares.
bool is_possible_name(std::string_view name);

// Before any entry is read: from then on all threads read them. Each is possible, and no role has
// more than kMostAddedNames.
void set_added_names(AddedNames names);

std::span<const std::string> added_names(Role role);

}  // namespace gsaw
