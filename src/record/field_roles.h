// Which member of an entry is its time, its level, its message ...: the rules that
// choose among the members whose keys are in the table of role_keys.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/function_ref.h"
#include "record/record.h"

namespace gsaw {

// Chooses the members that play the roles in `wanted` (a bit each, not txn's), in one pass:
// for each the best name whose value fits the role (a time must read as one, a level be a
// known one). Sets all of `roles` that belongs to these.
void choose_roles(const Record& record, unsigned wanted, Roles& roles);

// The member of one layer of an entry that says when: not the innermost's, which is role()'s.
struct LayerTime {
  JsonValue value;
  Nanoseconds time;
};
std::optional<LayerTime> time_of_layer(const Record& record, std::size_t layer);

// Calls `use` with the values of the other top-level members that have the key of the one
// that plays `role`, until it returns true; says whether it did. Where a key occurs twice any
// may match.
bool any_repeated(const Record& record, Role role, FunctionRef<bool(const JsonValue&)> use);

// The same of what the entry's level and time say, the chosen member's first.
bool any_level(const Record& record, FunctionRef<bool(Level)> use);
bool any_time(const Record& record, FunctionRef<bool(Nanoseconds)> use);

}  // namespace gsaw
