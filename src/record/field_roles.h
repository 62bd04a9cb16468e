// Which member of an entry is its time, its level, its message ...: the rules that
// choose among the members whose keys are in the table of role_keys.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "record/record.h"

namespace gsaw {

// Appends the top-level members whose keys occur in the table.
void find_role_hits(std::span<const JsonMember> members, std::vector<RoleHit>& hits);

// Chooses the member for `role` (any but txn) among the hits: the best name whose value
// fits the role (a time must read as one, a level be a known one). Sets `roles`. A typed
// value may be known without a member: a time from the prefix, Serilog's level.
void choose_role(const Record& record, std::span<const RoleHit> hits, Role role, Roles& roles);

// Calls `use` with every correlation id of the entry, its key's rank first (the lowest
// rank is the entry's txn), until it returns true; says whether it did. Looks at the
// members and at those of nested objects two levels down.
using CorrelationUse = FunctionRef<bool(int rank, std::string_view key, const JsonValue&)>;
bool any_correlation_id(const Record& record, CorrelationUse use);

}  // namespace gsaw
