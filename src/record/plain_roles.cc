// Roles of which the first member that may play them leaves no doubt.
#include "record/plain_roles.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <span>
#include <string>

#include "base/ascii.h"
#include "base/short_text.h"
#include "record/epoch_time.h"
#include "record/json_text.h"
#include "record/level.h"
#include "record/plain_time.h"
#include "record/role_values.h"

namespace gsaw {
namespace {

using Candidates = std::span<const RoleLayout::Candidate>;

// Whether the members may play their role, as far as the type of their values tells.
bool any_may_play(Candidates candidates, std::span<const JsonMember> members) {
  return std::any_of(candidates.begin(), candidates.end(), [members](const auto& each) {
    const JsonValue& value = members[each.member].value;
    if (each.named_alone && value.type != JsonType::string) return false;
    return value.type != JsonType::null && (!each.is_path || value.is_container());
  });
}

// PERF: most times are such a number, or a text.
bool read_plain_time(const Record& record, const RoleLayout::Candidate& candidate,
                     const JsonMember& member, Roles& roles) {
  const JsonValue& value = member.value;
  if (candidate.is_exact) {
    Nanoseconds time = 0;
    if (value.type == JsonType::number) {
      // Of logback's `timestamp` another member may hold the rest.
      const bool is_part = value.raw.size() == kEpochMillisDigits &&
                           equals_short(member.key, "timestamp") && is_epoch_millis(value);
      if (!is_part) time = plain_epoch(value.raw);
    } else if (value.type == JsonType::string) {
      time = plain_time(value.raw);  // none with an escape
    }
    if (time != 0) {
      roles.time = time;
      return true;
    }
  }
  if (is_bare_date(value)) return false;
  const auto time = read_time({record.tokens, record.format()}, member.key, value);
  if (time) roles.time = *time;  // PERF: to copy an optional waits for all of it to be written
  return time.has_value();
}

// A number may have to give way to a name.
bool read_plain_level(const Record& record, Candidates candidates,
                      std::span<const JsonMember> members, Roles& roles) {
  const RoleLayout::Candidate& candidate = candidates.front();
  const auto& [key, value] = members[candidate.member];
  std::optional<Level> level;
  if (value.type == JsonType::string) {
    std::string scratch;
    level = level_from_name(decode_json_string(value.raw, scratch));
  } else if (value.type == JsonType::number && !any_may_play(candidates.subspan(1), members)) {
    level = candidate.scale ? level_from_number(value.raw, *candidate.scale)
                            : read_level({record.tokens, record.format()}, key, value);
  }
  if (level) roles.level = *level;
  return level.has_value();
}

// Whether the member of the first candidate plays the role, theirs, without a doubt; sets the typed
// value where there is one.
bool plays(Role role, const Record& record, Candidates candidates,
           std::span<const JsonMember> members, Roles& roles) {
  const RoleLayout::Candidate& candidate = candidates.front();
  const JsonMember& member = members[candidate.member];
  if (candidate.takes_text) return candidate.takes(member.value);
  switch (role) {
    case Role::time:
      return read_plain_time(record, candidate, member, roles);
    case Role::level:
      return read_plain_level(record, candidates, members, roles);
    default:
      return false;
  }
}

}  // namespace

RolesLeft choose_plain_roles(const Record& record, const RoleLayout& layout,
                             std::span<const JsonMember> members, unsigned wanted, Roles& roles) {
  assert(members.size() == layout.size() && (wanted & role_bit(Role::txn)) == 0);
  RolesLeft left;
  for (unsigned rest = wanted; rest != 0; rest &= rest - 1) {
    const auto role = static_cast<Role>(std::countr_zero(rest));
    Candidates candidates = layout.candidates(role);
    while (!candidates.empty() && members[candidates.front().member].value.type == JsonType::null) {
      candidates = candidates.subspan(1);
    }
    auto& value = roles.values[static_cast<std::size_t>(role)];
    if (!candidates.empty() && candidates.front().is_plain &&
        plays(role, record, candidates, members, roles)) {
      const JsonMember& member = members[candidates.front().member];
      value = RoleValue{member.key, member.value};
    } else {
      value.reset();
      (candidates.empty() ? left.missing : left.open) |= role_bit(role);
    }
  }
  // A level may also be told by what the entry has not.
  const unsigned doubtful =
      left.missing & (layout.wrappers().empty() ? role_bit(Role::level) : left.missing);
  left.missing &= ~doubtful;
  left.open |= doubtful;
  roles.repeated |= layout.repeated() & wanted;
  return left;
}

}  // namespace gsaw
