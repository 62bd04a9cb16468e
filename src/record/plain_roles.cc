// Roles of which the first member that may play them leaves no doubt.
#include "record/plain_roles.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <span>
#include <string>

#include "base/ascii.h"
#include "record/json_text.h"
#include "record/level.h"
#include "record/role_values.h"

namespace gsaw {
namespace {

using Candidates = std::span<const RoleLayout::Candidate>;

// Whether the members may play their role, as far as the type of their values tells.
bool any_may_play(Candidates candidates, std::span<const JsonMember> members) {
  return std::any_of(candidates.begin(), candidates.end(), [members](const auto& each) {
    const JsonValue& value = members[each.member].value;
    if (each.use->named_alone && value.type != JsonType::string) return false;
    return value.type != JsonType::null && (each.use->path.empty() || value.is_container());
  });
}

// A number may have to give way to a name.
std::optional<Level> plain_level(const ValuePlace& at, const JsonMember& member, bool is_only) {
  if (member.value.type == JsonType::number && is_only) {
    return read_level(at, member.key, member.value);
  }
  if (member.value.type != JsonType::string) return std::nullopt;
  std::string scratch;
  return level_from_name(decode_json_string(member.value.raw, scratch));
}

// Whether the member of the first candidate plays the role, without a doubt; sets the typed value
// where there is one.
bool plays(const Record& record, Candidates candidates, std::span<const JsonMember> members,
           Roles& roles) {
  const RoleLayout::Candidate& candidate = candidates.front();
  const JsonMember& member = members[candidate.member];
  const JsonValue& value = member.value;
  if (candidate.takes_text) {
    return value.type == JsonType::string && !value.raw.empty() && !is_digit(value.raw.front());
  }
  const ValuePlace at{record.tokens, record.format()};
  if (candidate.use->role == Role::time) {
    if (is_bare_date(value)) return false;
    const auto time = read_time(at, member.key, value);
    if (time) roles.time = *time;  // PERF: to copy an optional waits for all of it to be written
    return time.has_value();
  }
  if (candidate.use->role != Role::level) return false;
  const bool is_only = !any_may_play(candidates.subspan(1), members);
  const auto level = plain_level(at, member, is_only);
  if (level) roles.level = *level;
  return level.has_value();
}

}  // namespace

RolesLeft choose_plain_roles(const Record& record, const RoleLayout& layout,
                             std::span<const JsonMember> members, unsigned wanted, Roles& roles) {
  assert(members.size() == layout.size() && (wanted & role_bit(Role::txn)) == 0);
  // A level may also be told by what the entry has not.
  const unsigned may_be_missing = layout.wrappers().empty() ? wanted & ~role_bit(Role::level) : 0;
  RolesLeft left;
  for (unsigned rest = wanted; rest != 0; rest &= rest - 1) {
    const auto role = static_cast<std::size_t>(std::countr_zero(rest));
    Candidates candidates = layout.candidates(static_cast<Role>(role));
    while (!candidates.empty() && members[candidates.front().member].value.type == JsonType::null) {
      candidates = candidates.subspan(1);
    }
    if (candidates.empty()) {
      ((may_be_missing >> role & 1) != 0 ? left.missing : left.open) |= 1U << role;
    } else if (candidates.front().is_plain && plays(record, candidates, members, roles)) {
      const JsonMember& member = members[candidates.front().member];
      roles.values[role] = RoleValue{member.key, member.value};
    } else {
      left.open |= 1U << role;
    }
  }
  roles.repeated |= layout.repeated() & wanted & ~left.open;
  return left;
}

}  // namespace gsaw
