// Which member of an entry is its time, its level, its message ...: the rules that
// choose among the members whose keys are in the table of role_names.h.
#include "record/field_roles.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <string>

#include "record/field_path.h"
#include "record/filled_message.h"
#include "record/json_text.h"
#include "record/plain_roles.h"
#include "record/role_choice.h"
#include "record/role_index.h"
#include "record/role_values.h"

namespace gsaw {

namespace {

// Looks for the `wanted` roles in one layer; returns those that it does not have.
unsigned choose_with_doubt(const Record& record, std::size_t layer, unsigned wanted, Roles& roles) {
  for (unsigned rest = wanted; rest != 0; rest &= rest - 1) {
    roles.values[static_cast<std::size_t>(std::countr_zero(rest))].reset();
  }
  const auto members = record.layer(layer);
  EntryFormat outer;
  if (layer > 0) outer = EntryFormat(record.object.raw, members);
  const EntryFormat& format = layer == 0 ? record.format() : outer;
  RoleChoice choice(record, format, wanted, roles);
  // In an outer layer one member is left out.
  const RoleLayout* const layout = layer == 0 ? record.layout() : nullptr;
  if (layout != nullptr) {
    choice.consider(*layout, members);
    return choice.finish();
  }
  const RoleIndex& index = RoleIndex::instance();
  // What holds the layer before is no message.
  const std::uint32_t wrapping = layer == 0 ? kNoToken : record.wrapping(layer - 1).token;
  const bool escaped = format.may_have_escaped_keys();
  std::string scratch;
  // In one go, however a key is spelled: of several that are the same the first is chosen.
  for (const JsonMember& member : members) {
    if (member.value.token == wrapping) continue;
    const std::string_view key = escaped ? decode_json_string(member.key, scratch) : member.key;
    if (const RoleMatch match = index.find(key, wanted)) choice.consider(match, member.value);
  }
  return choice.finish();
}

// The same. PERF: nearly all roles of nearly every entry are plain.
unsigned choose_in_layer(const Record& record, std::size_t layer, unsigned wanted, Roles& roles) {
  const RoleLayout* const layout = layer == 0 ? record.layout() : nullptr;
  if (layout == nullptr) return choose_with_doubt(record, layer, wanted, roles);
  const RolesLeft left = choose_plain_roles(record, *layout, record.layer(0), wanted, roles);
  if (left.open == 0) [[likely]]
    return left.missing;
  return left.missing | choose_with_doubt(record, layer, left.open, roles);
}

}  // namespace

void choose_roles(const Record& record, unsigned wanted, Roles& roles) {
  assert(!record.malformed && (wanted & role_bit(Role::txn)) == 0);
  roles.repeated &= ~wanted;
  if ((wanted & role_bit(Role::time)) != 0) roles.time.reset();
  if ((wanted & role_bit(Role::level)) != 0) roles.level.reset();
  unsigned missing = wanted;
  for (std::size_t i = 0; i < record.layers.count && missing != 0; ++i) {
    missing = choose_in_layer(record, i, missing, roles);
  }
  if ((missing & role_bit(Role::time)) != 0) roles.time = record.prefix_time;
  if ((wanted & role_bit(Role::message)) != 0) fill_message(record, roles);
}

std::optional<LayerTime> time_of_layer(const Record& record, std::size_t layer) {
  assert(layer > 0 && layer < record.layers.count);
  Roles roles;
  choose_in_layer(record, layer, role_bit(Role::time), roles);
  const auto& found = roles[Role::time];
  if (!found || !roles.time) return std::nullopt;
  return LayerTime{found->value, *roles.time};
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
