// A field as it is named on the command line and in the config file.
#include "record/named_field.h"

#include <utility>

#include "record/field_roles.h"
#include "record/role_names.h"
#include "record/stack_trace.h"

namespace gsaw {

Result<NamedField> read_field_name(std::string_view typed) {
  const bool key_only = typed.starts_with('.');
  auto path = FieldPath::compile(key_only ? typed.substr(1) : typed, false);
  if (!path) return tl::unexpected(path.error());
  if (quoted_part_size(typed) == typed.size()) {
    return NamedField{std::nullopt, *FieldPath::compile(path->name(), true)};
  }
  return NamedField{key_only ? std::nullopt : virtual_field(typed), *std::move(path)};
}

std::optional<bool> any_of_role(const Record& record, Role role,
                                FunctionRef<bool(const JsonValue&)> use) {
  if (role == Role::stack) {
    if (auto stack = find_stack(record)) return use(*stack);
  }
  if (role == Role::pattern) return use(record.pattern().text);
  const auto& found = record.role(role);
  if (!found) return std::nullopt;
  return use(found->value) || any_repeated(record, role, use);
}

}  // namespace gsaw
