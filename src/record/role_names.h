// The producers' names for each role, and the objects that hold a whole entry: one readable
// table.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "record/record.h"

namespace gsaw {

// The names a role goes by, best first: what loggers were seen to write (testdata/loggers). They
// stand for every spelling of them, in which separators may stand where words begin (key_name.h),
// but those that begin with `=` for the one behind it alone: short names that mean anything
// elsewhere. A name with dots is a key and a path into objects. Empty for txn: see txn_key_rank.
std::span<const std::string_view> role_names(Role role);

// Members whose object may hold the entry itself, or more of it: what is not found among the
// entry's own members is looked for in there. With `=` as above.
std::span<const std::string_view> wrapper_names();

// The names of the virtual fields of the query language, in the order of their roles.
std::span<const std::string_view> virtual_fields();
// The one that has this name.
std::optional<Role> virtual_field(std::string_view name);

// A name of the table without its mark.
constexpr bool is_exact_name(std::string_view name) { return name.starts_with('='); }
constexpr std::string_view bare_name(std::string_view name) {
  return is_exact_name(name) ? name.substr(1) : name;
}

// The most names that a role may have: RoleChoice keeps bits of them.
inline constexpr std::size_t kMostRoleNames = 96;

}  // namespace gsaw
