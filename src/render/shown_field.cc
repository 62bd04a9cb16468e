// The fields of -k: finding what each of them names in an entry.
#include "render/shown_field.h"

#include "record/stack_trace.h"

namespace gsaw {

std::optional<JsonValue> find_shown(const Record& record, const ShownField& field) {
  if (field.role) {
    if (field.role == Role::stack) {
      if (auto stack = find_stack(record)) return stack;
    }
    if (const auto& found = record.role(*field.role)) return found->value;
  }
  std::optional<JsonValue> first;
  if (field.path.name().empty()) return first;  // only a role
  field.path.any(record, [&first](const JsonValue& value) {
    first = value;
    return true;
  });
  return first;
}

}  // namespace gsaw
