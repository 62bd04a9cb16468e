// Which member of an entry is its time, its level, its message ...: the rules that
// choose among the members whose keys are in the table of role_keys.h.
#pragma once

#include <string_view>

#include "base/function_ref.h"
#include "record/record.h"

namespace gsaw {

// Chooses the members that play the roles in `wanted` (a bit each, not txn's), in one pass:
// for each the best name whose value fits the role (a time must read as one, a level be a
// known one). Sets all of `roles` that belongs to these.
void choose_roles(const Record& record, unsigned wanted, Roles& roles);

// Calls `use` with the values of the other top-level members that have the key of the one
// that plays `role`, until it returns true; says whether it did. Where a key occurs twice any
// may match.
bool any_repeated(const Record& record, Role role, FunctionRef<bool(const JsonValue&)> use);

// The same of what the entry's level and time say, the chosen member's first.
bool any_level(const Record& record, FunctionRef<bool(Level)> use);
bool any_time(const Record& record, FunctionRef<bool(Nanoseconds)> use);

// Calls `use` with every correlation id of the entry, its key's rank first (the lowest
// rank is the entry's txn), until it returns true; says whether it did. Looks at the
// members and at those of nested objects two levels down.
using CorrelationUse = FunctionRef<bool(int rank, std::string_view key, const JsonValue&)>;
bool any_correlation_id(const Record& record, CorrelationUse use);

}  // namespace gsaw
