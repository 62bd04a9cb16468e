// One entry of a log: its bytes, its members, and the six virtual fields.
#include "record/record.h"

#include "record/correlation_ids.h"
#include "record/field_roles.h"
#include "record/json_text.h"
#include "record/message_pattern.h"
#include "record/role_layout.h"

namespace gsaw {

bool Record::has_filled_message() const {
  return role(Role::message) && !roles_.filled_message.empty();
}

std::optional<JsonValue> Record::rendered_message() const {
  const auto& message = role(Role::message);
  if (!message || roles_.rendered_message.empty()) return std::nullopt;
  return JsonValue{JsonType::string, roles_.rendered_message, message->value.token};
}

const EntryPattern& Record::pattern() const {
  if (!knows_pattern_) {
    knows_pattern_ = true;
    MessagePattern maker;
    const std::string_view pattern = maker.of(*this);
    pattern_text_.clear();
    append_json_escaped(pattern_text_, pattern);
    pattern_ = {{JsonType::string, pattern_text_, kNoToken}, pattern_id(pattern)};
  }
  return pattern_;
}

void Record::find_together(unsigned wanted) const {
  const unsigned missing = wanted & ~known_roles_, txn = missing & role_bit(Role::txn);
  if (missing != txn) find_roles(missing & ~txn);
  if (txn != 0) find_roles(txn);
}

const Roles& Record::roles() const {
  find_together(((1U << kRoleCount) - 1) & ~role_bit(Role::txn));
  return roles_;
}

const RoleLayout* Record::layout() const {
  if (!knows_layout_) {
    knows_layout_ = true;
    layout_ = malformed || layouts == nullptr ? nullptr : layouts->find(keys, layer(0));
  }
  return layout_;
}

// Either txn alone or any of the others.
void Record::find_roles(unsigned wanted) const {
  known_roles_ |= wanted;
  if (malformed) {
    roles_ = {};
  } else if (wanted == role_bit(Role::txn)) {
    roles_.repeated |= wanted;  // not looked into
    find_txn();
  } else {
    choose_roles(*this, wanted, roles_);
  }
}

void Record::find_txn() const {
  auto& txn = roles_.values[static_cast<std::size_t>(Role::txn)];
  if (const JsonMember* const plain = plain_txn(*this)) {  // PERF: no copies of optionals
    txn = RoleValue{plain->key, plain->value};
    return;
  }
  txn.reset();
  const auto found = first_txn(*this, txn_path_);
  if (found) txn = RoleValue{found->key, found->value};
}

}  // namespace gsaw
