// The values that -K hides although the entry shows them elsewhere than at their path.
#include "render/hidden_values.h"

#include <cstdint>
#include <optional>

#include "record/stack_trace.h"

namespace gsaw {
namespace {

std::optional<JsonValue> value_of(const Record& record, Role role) {
  if (role == Role::stack) return find_stack_apart(record);  // a message is hidden by its own name
  const auto& found = record.role(role);
  return found ? std::optional(found->value) : std::nullopt;
}

void hide_wrapping(const Record& record, TokenSet& hidden) {
  for (std::size_t i = 0; i + 1 < record.layers.count; ++i) {
    hidden.add(record.wrapping(i));
  }
}

}  // namespace

void find_hidden(const KeyFilter& filter, const Record& record, FieldWalk& walk, TokenSet& hidden) {
  hide_wrapping(record, hidden);
  // All of these but a txn are shown elsewhere.
  TokenSet shown;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (role == Role::txn && !filter.hides(role)) continue;
    const auto value = value_of(record, role);
    if (!value) continue;
    if (filter.hides(role)) {
      hidden.add(*value);
    } else {
      shown.add(*value);
    }
  }
  const auto hide_from = [&](std::uint32_t token) {
    shown.copy_to(hidden, token, skip_value(record.tokens, token));
  };
  walk.any(
      record,
      [&](std::string_view path, std::uint32_t token) {
        if (!filter.hides(path, walk.key_begins().empty())) return true;
        hide_from(token);
        return false;
      },
      [&](const Field& field) {
        if (filter.hides(field.path, walk.key_begins().empty())) hide_from(field.value.token);
        return false;
      });
}

}  // namespace gsaw
