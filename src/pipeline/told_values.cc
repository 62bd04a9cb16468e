// What an entry says that may tell it apart from others.
#include "pipeline/told_values.h"

#include <algorithm>

#include "query/typed_name.h"
#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/level.h"
#include "record/role_names.h"
#include "record/role_text.h"

namespace gsaw {

namespace {

// The roles whose values may tell entries apart.
constexpr unsigned kNamed = role_bit(Role::host) | role_bit(Role::logger) | role_bit(Role::level);

}  // namespace

ToldValues::ToldValues(const CompiledQuery& asked)
    : roles_(role_bit(Role::time) | role_bit(Role::message) | role_bit(Role::txn)) {
  for (const TermDescription& term : asked.terms) {
    const auto role = virtual_field(term.field);
    if (role && is_played(*role)) roles_ |= role_bit(*role);
    if (role == Role::message || role == Role::pattern) with_pattern_ = false;
    if (!role) names_.push_back(term.field);
  }
}

// Which values play roles: those that are left out, and those that go by the name of theirs.
void ToldValues::look_at(const Record& record) {
  tokens_.clear();
  players_.clear();
  record.find_together(roles_ | kNamed);
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if (((roles_ | kNamed) >> i & 1U) == 0) continue;
    const auto role = static_cast<Role>(i);
    const auto& found = record.role(role);
    if (!found) continue;
    if ((roles_ & role_bit(role)) != 0) {
      tokens_.push_back(found->value.token);
    } else {
      players_.push_back({found->value.token, role});
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

// Null when it plays none, or has no plain value.
const ToldValues::Player* ToldValues::player_of(const Field& field) const {
  if (field.value.is_container()) return nullptr;
  const auto found = std::find_if(players_.begin(), players_.end(), [&](const Player& each) {
    return each.token == field.value.token;
  });
  return found == players_.end() ? nullptr : &*found;
}

// What plays a role goes by the name of it, whatever its key: a query finds them all by that.
// Without the `_` of GELF where the rest finds it.
std::string_view ToldValues::name_of(const Field& field, const Player* player) {
  if (player != nullptr) {
    name_ = kTyped;
    return name_ += virtual_fields()[static_cast<std::size_t>(player->role)];
  }
  if (has_odd_dots(field.path)) {
    name_ = kTyped;
    append_typed_name(name_, field.path, walk_.key_begins());
    return name_;
  }
  if (!field.path.starts_with('_')) return field.path;
  const auto begins = walk_.key_begins();
  const std::string_view key = begins.empty() ? field.path : field.path.substr(0, begins[0] - 1);
  const bool is_marked = is_bare_key(key.substr(1)) && mark_.is_hidden(key);
  return is_marked ? field.path.substr(1) : field.path;
}

void ToldValues::each(const Record& record, Use use) {
  look_at(record);
  mark_.start(record);
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
  const Player* const player = player_of(field);
  const std::string_view name = name_of(field, player);
  if (!field.value.is_container()) {
    const bool is_level = player != nullptr && player->role == Role::level && record.level();
    return use(name,
               is_level ? level_name(*record.level()) : text_of_member(record, field.value, text_));
  }
  use(name, std::nullopt);
  if (field.value.type != JsonType::array) return;
  for (JsonChildren child(record.tokens, field.value); child.next();) {
    const JsonValue& element = child.member().value;
    if (!element.is_container()) use(name, decoded_text(element, text_));
  }
}

}  // namespace gsaw
