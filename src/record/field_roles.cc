// Which member of an entry is its time, its level, its message ...: the rules that
// choose among the members whose keys are in the table of role_names.h.
#include "record/field_roles.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "record/field_path.h"
#include "record/json_text.h"
#include "record/role_choice.h"
#include "record/role_index.h"
#include "record/role_values.h"

namespace gsaw {

void choose_roles(const Record& record, unsigned wanted, Roles& roles) {
  assert(!record.malformed && (wanted & role_bit(Role::txn)) == 0);
  RoleChoice choice(record, wanted, roles);
  const RoleIndex& index = RoleIndex::instance();
  for (const JsonMember& member : record.members) {
    if (const auto* row = index.find(member.key, wanted)) {
      choice.consider(*row, member.key, member.value);
    }
  }
  if (record.format().may_have_escaped_keys()) {
    std::string scratch;
    for (const JsonMember& member : record.members) {
      const std::string_view key = decode_json_string(member.key, scratch);
      if (key.data() == member.key.data()) continue;
      if (const auto* row = index.find(key, wanted)) choice.consider(*row, key, member.value);
    }
  }
  choice.finish();
}

bool any_repeated(const Record& record, Role role, FunctionRef<bool(const JsonValue&)> use) {
  const auto& first = record.role(role);
  if (!first || !record.may_be_repeated(role)) return false;
  const auto chosen = std::find_if(
      record.members.begin(), record.members.end(),
      [&](const JsonMember& member) { return member.value.token == first->value.token; });
  if (chosen == record.members.end()) return false;  // nested
  std::string scratch;
  const std::string_view key = decode_json_string(chosen->key, scratch);
  return std::any_of(record.members.begin(), record.members.end(), [&](const JsonMember& member) {
    return &member != &*chosen && key_is(member.key, key) && use(member.value);
  });
}

bool any_level(const Record& record, FunctionRef<bool(Level)> use) {
  const auto first = record.level();
  if (first && use(*first)) return true;
  const auto& chosen = record.role(Role::level);
  return chosen && any_repeated(record, Role::level, [&](const JsonValue& value) {
           const auto level = read_level({record.tokens, record.format()}, chosen->key, value);
           return level && use(*level);
         });
}

bool any_time(const Record& record, FunctionRef<bool(Nanoseconds)> use) {
  const auto first = record.time();
  if (first && use(*first)) return true;
  const auto& chosen = record.role(Role::time);
  return chosen && any_repeated(record, Role::time, [&](const JsonValue& value) {
           const auto time = read_time({record.tokens, record.format()}, chosen->key, value);
           return time && use(*time);
         });
}

}  // namespace gsaw
