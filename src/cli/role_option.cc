// `ROLE=KEY,...` of --role and the config file.
#include "cli/role_option.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/in_quotes.h"
#include "base/nearest_name.h"
#include "cli/field_option.h"
#include "record/added_names.h"
#include "record/field_path.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

constexpr std::string_view kDuration = "duration";
constexpr std::string_view kRoles[] = {"time",   "level", "message", "host",
                                       "logger", "txn",   "stack",   kDuration};
constexpr const char* kForm =
    "ROLE=KEY,... as in level=sev,log.sev; a role is time, level, "
    "message, host, logger, txn, stack or duration";

std::optional<Role> role_named(std::string_view name) {
  const auto role = virtual_field(name);
  return role && is_played(*role) ? role : std::nullopt;
}

Result<void> append_key(std::vector<std::string>& keys, std::string_view key,
                        const std::string& value) {
  if (key.empty()) return fail("a key is empty in " + in_quotes(value));
  const std::string shown = in_quotes(std::string(key));
  const auto path = FieldPath::compile(key, false);
  if (!path || path->path_of_elements() != path->name()) {
    return fail(shown + " is no key or path of keys",
                path ? "keys are joined by dots, without [ ]" : path.error().hint);
  }
  key = path->name();
  if (!is_possible_name(key)) {
    return fail(shown + " is no key that entries can be looked through for",
                "each of the names between its dots needs 1 to 40 letters or digits");
  }
  if (std::find(keys.begin(), keys.end(), key) != keys.end()) return {};
  if (keys.size() == kMostAddedNames) {
    return fail("a role has more than " + std::to_string(kMostAddedNames) + " keys with " + shown);
  }
  keys.emplace_back(key);
  return {};
}

void append_others(std::vector<std::string>& keys, const std::vector<std::string>& others) {
  for (const std::string& key : others) {
    if (keys.size() == kMostAddedNames) return;
    keys.push_back(key);
  }
}

}  // namespace

Result<void> append_role(RoleKeys& roles, const std::string& value) {
  const std::size_t equals = value.find('=');
  const std::string name = value.substr(0, equals);
  const auto role = role_named(name);
  if (!role && name != kDuration) {
    const std::string_view nearest = nearest_name(name, kRoles);
    return fail(in_quotes(name) + " is no role",
                nearest.empty() ? kForm : "did you mean " + std::string(nearest) + "?");
  }
  if (equals == value.npos) return fail(in_quotes(value) + " names no key", kForm);
  std::vector<std::string>& keys =
      role ? roles.names[static_cast<std::size_t>(*role)] : roles.durations;
  for (const std::string& key : names_of_list(std::string_view(value).substr(equals + 1))) {
    if (auto appended = append_key(keys, key, value); !appended) return appended;
  }
  return {};
}

void append_roles(RoleKeys& roles, const RoleKeys& others) {
  for (std::size_t role = 0; role < kRoleCount; ++role) {
    append_others(roles.names[role], others.names[role]);
  }
  append_others(roles.durations, others.durations);
}

}  // namespace gsaw
