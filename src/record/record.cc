// One entry of a log: its bytes, its members, and the six virtual fields.
#include "record/record.h"

#include "base/short_text.h"
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
  if ((known_roles_ & role_bit(role)) == 0) find_roles(role_bit(role));
  return roles_[role];
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
  constexpr unsigned kAllButTxn = ((1U << kRoleCount) - 1) & ~role_bit(Role::txn);
  const unsigned missing = kAllButTxn & ~known_roles_;
  if (missing != 0) find_roles(missing);
  return roles_;
}

// Either txn alone or any of the others.
void Record::find_roles(unsigned wanted) const {
  known_roles_ |= wanted;
  if (malformed) {
    roles_ = {};
  } else if (wanted == role_bit(Role::txn)) {
    roles_.repeated |= wanted;  // not looked into
    roles_.values[static_cast<std::size_t>(Role::txn)] = find_txn(*this);
  } else {
    choose_roles(*this, wanted, roles_);
  }
}

bool looks_like_gelf(const Record& record) {
  bool version = false, host = false;
  for (const JsonMember& member : record.members) {
    if (equals_short(member.key, "short_message")) return true;
    host |= equals_short(member.key, "host");
    version |= equals_short(member.key, "version") &&
               (member.value.raw == "1.1" || member.value.raw == "1.0");
  }
  return version && host;
}

}  // namespace gsaw
