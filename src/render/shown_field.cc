// The fields of -k: finding what each of them names in an entry.
#include "render/shown_field.h"

#include "record/named_field.h"

namespace gsaw {

bool any_shown(const Record& record, const ShownField& field,
               FunctionRef<bool(const JsonValue&)> use) {
  if (field.role) {
    if (const auto any = any_of_role(record, *field.role, use)) return *any;
  }
  if (field.path.name().empty()) return false;  // only a role
  return field.path.any(record, use);
}

std::optional<JsonValue> find_shown(const Record& record, const ShownField& field) {
  std::optional<JsonValue> first;
  any_shown(record, field, [&first](const JsonValue& value) {
    first = value;
    return true;
  });
  return first;
}

}  // namespace gsaw
