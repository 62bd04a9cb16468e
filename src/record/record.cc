// One entry of a log: its bytes, its members, and the six virtual fields.
#include "record/record.h"

#include "record/field_roles.h"

namespace gsaw {
namespace {

std::optional<RoleValue> find_txn(const Record& record) {
  std::optional<RoleValue> best;
  int best_rank = 0;
  any_correlation_id(record, [&](int rank, std::string_view, const JsonValue& value) {
    if (!best || rank < best_rank) {
      best = RoleValue{{}, value};
      best_rank = rank;
    }
    return false;
  });
  return best;
}

}  // namespace

const std::optional<RoleValue>& Record::role(Role role) const {
  auto& slot = roles_.values[static_cast<std::size_t>(role)];
  if ((known_roles_ & role_bit(role)) != 0) return slot;
  known_roles_ |= role_bit(role);
  slot.reset();
  roles_.repeated &= ~role_bit(role);
  if (role == Role::time) roles_.time.reset();
  if (role == Role::level) roles_.level.reset();
  if (malformed) return slot;
  if (role == Role::txn) {
    roles_.repeated |= role_bit(role);  // not looked into
    slot = find_txn(*this);
    return slot;
  }
  choose_role(*this, role, roles_);
  return slot;
}

std::optional<Nanoseconds> Record::time() const {
  role(Role::time);
  return roles_.time;
}

std::optional<Level> Record::level() const {
  role(Role::level);
  return roles_.level;
}

const Roles& Record::roles() const {
  for (const Role each :
       {Role::time, Role::level, Role::message, Role::host, Role::logger, Role::stack}) {
    role(each);
  }
  return roles_;
}

bool looks_like_gelf(const Record& record) {
  bool version = false, host = false;
  for (const JsonMember& member : record.members) {
    if (member.key == "short_message") return true;
    host |= member.key == "host";
    version |= member.key == "version" && (member.value.raw == "1.1" || member.value.raw == "1.0");
  }
  return version && host;
}

}  // namespace gsaw
