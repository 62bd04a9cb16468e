// What an entry says that may tell it apart from others.
#include "pipeline/told_values.h"

#include <algorithm>

#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/role_names.h"
#include "record/role_text.h"

namespace gsaw {

ToldValues::ToldValues(const CompiledQuery& asked)
    : roles_(role_bit(Role::time) | role_bit(Role::message) | role_bit(Role::txn)) {
  for (const TermDescription& term : asked.terms) {
    const auto role = virtual_field(term.field);
    if (role && is_played(*role)) roles_ |= role_bit(*role);
    if (role == Role::message || role == Role::pattern) with_pattern_ = false;
    if (!role) names_.push_back(term.field);
  }
}

// The tokens of what plays a role that is left out.
void ToldValues::look_at(const Record& record) {
  tokens_.clear();
  record.find_together(roles_);
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if ((roles_ >> i & 1U) == 0) continue;
    if (const auto& found = record.role(static_cast<Role>(i))) {
      tokens_.push_back(found->value.token);
    }
  }
}

bool ToldValues::is_left_out(const Field& field) const {
  const auto is_of = [&](const std::string& name) {
    return field.path == name || (field.path.starts_with('_') && field.path.substr(1) == name);
  };
  return std::find(tokens_.begin(), tokens_.end(), field.value.token) != tokens_.end() ||
         std::any_of(names_.begin(), names_.end(), is_of);
}

void ToldValues::each(const Record& record, Use use) {
  look_at(record);
  walk_.any(
      record, [](std::string_view, std::uint32_t) { return true; },
      [&](const Field& field) {
        if (!is_left_out(field)) of_field(record, field, use);
        return false;
      });
  if (with_pattern_ && record.role(Role::message)) use(kPattern, pattern_.of(record));
}

// Of an array each element, as a query tests them.
void ToldValues::of_field(const Record& record, const Field& field, Use use) {
  if (!field.value.is_container()) {
    return use(field.path, text_of_member(record, field.value, text_));
  }
  use(field.path, std::nullopt);
  if (field.value.type != JsonType::array) return;
  for (JsonChildren child(record.tokens, field.value); child.next();) {
    const JsonValue& element = child.member().value;
    if (!element.is_container()) use(field.path, decoded_text(element, text_));
  }
}

}  // namespace gsaw
