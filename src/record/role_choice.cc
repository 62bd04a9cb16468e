// The members of one entry that play its roles.
#include "record/role_choice.h"

#include <algorithm>
#include <span>
#include <string>

#include "record/json_text.h"
#include "record/key_name.h"
#include "record/role_values.h"
#include "record/stack_trace.h"

namespace gsaw {
namespace {

// Whether a dotted key is all of a path.
bool is_spelled_by(std::span<const NamePart> path, std::string_view key) {
  for (; path.size() > 1; path = path.subspan(1)) {
    const std::size_t dot = key.find('.');
    if (dot == std::string_view::npos) return false;
    if (!path.front().is_spelled_by(KeyName(key.substr(0, dot)))) return false;
    key.remove_prefix(dot + 1);
  }
  return path.front().is_spelled_by(KeyName(key));
}

// The member that the keys of `path` lead to, from `object`; one key may be all that is left of
// them (`exception.stacktrace`). Its key is raw.
std::optional<JsonMember> member_at(const JsonTokens& tokens, const JsonValue& object,
                                    std::span<const NamePart> path) {
  if (object.type != JsonType::object) return std::nullopt;
  std::string scratch;
  for (JsonChildren child(tokens, object); child.next();) {
    const std::string_view key = decode_json_string(child.member().key, scratch);
    if (path.front().is_spelled_by(KeyName(key))) {
      if (path.size() == 1) return child.member();
      if (auto inner = member_at(tokens, child.member().value, path.subspan(1))) return inner;
    } else if (path.size() > 1 && is_spelled_by(path, key)) {
      return child.member();
    }
  }
  return std::nullopt;
}

// syslog's facility is a number, of no use to a reader.
bool is_syslog_facility(std::string_view key, const JsonValue& value) {
  return KeyName(key).text() == "facility" &&
         std::all_of(value.raw.begin(), value.raw.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// A key whose text is mostly what went wrong, and not where.
bool is_error(std::string_view key) {
  const KeyName name(key);
  return name.text() == "error" || name.text() == "err";
}

// As the table has the name, or in lower case as one word.
bool is_plain(const RoleUse& use, std::string_view key) {
  return use.spelling == key || KeyName(key).text() == key;
}

bool is_message_container(std::string_view key, const JsonValue& value) {
  if (!value.is_container()) return false;
  const KeyName name(key);
  return name.text() == "shortmessage" || name.text() == "message";
}

}  // namespace

void RoleChoice::consider(const RoleKey& row, const JsonMember& member, const Place& place) {
  if (row.is_wrapper && member.value.type == JsonType::object && place.depth < kMostDepth &&
      wrapper_count_ < kMostWrappers) {
    wrappers_[wrapper_count_++] = {member.value, place.depth + 1};
  }
  for (const RoleUse& use : row.uses) {
    if (wants(use.role) && (!use.exact || use.spelling == member.key)) consider(use, member, place);
  }
}

void RoleChoice::consider(const RoleUse& use, const JsonMember& member, const Place& place) {
  Best& best = best_[static_cast<std::size_t>(use.role)];
  if (place.depth == 0) {
    std::uint64_t& seen = best.seen[use.rank / 64];
    if ((seen >> use.rank % 64 & 1) != 0) roles_.repeated |= role_bit(use.role);
    seen |= std::uint64_t{1} << use.rank % 64;
  }
  if (use.path.empty()) {
    choose(use, member, place);
  } else if (const auto inner = member_at(record_.tokens, member.value, use.path)) {
    std::string scratch;
    choose(use, {decode_json_string(inner->key, scratch), inner->value}, place);
  }
}

void RoleChoice::choose(const RoleUse& use, const JsonMember& member, const Place& place) {
  Best& best = best_[static_cast<std::size_t>(use.role)];
  const bool respelled = use.path.empty() && !is_plain(use, member.key);
  unsigned order = place.depth << 10U | unsigned{use.rank} << 1U | unsigned{respelled};
  if (order >= best.order) return;
  if (use.role == Role::level && !is_level_name(member.key, member.value)) {
    order |= 1U << 9U;
    if (order >= best.order) return;
  }
  if (use.role == Role::stack && !is_block(record_.tokens, member.key, member.value)) {
    order |= 1U << 9U;
    if (order >= best.order) return;
  }
  if (!fits(use.role, member, place)) return;
  roles_.values[static_cast<std::size_t>(use.role)] =
      RoleValue{kept_key(use.role, member.key), member.value};
  best.order = order;
}

// Whether the member can play `role`; sets the typed value where there is one.
bool RoleChoice::fits(Role role, const JsonMember& member, const Place& place) {
  const auto& [key, value] = member;
  if ((key == "s" || key == "c") && !place.format.is_mongodb()) return false;
  if ((key == "M" || key == "N") && !place.format.is_zap_development()) return false;
  const ValuePlace at{record_.tokens, place.format};
  switch (role) {
    case Role::time: {
      const auto time = read_time(at, key, value);
      if (time) roles_.time = time;
      return time.has_value();
    }
    case Role::level: {
      const auto level = read_level(at, key, value);
      if (level) roles_.level = level;
      return level.has_value();
    }
    case Role::message:
      // logmagic logs whatever it was given as short_message.
      return has_text(value) || is_message_container(key, value);
    case Role::stack:
      if (value.type == JsonType::object || (value.type == JsonType::array && is_error(key))) {
        return is_block(record_.tokens, key, value);
      }
      return value.type == JsonType::array || (value.type == JsonType::string &&
                                               !value.raw.empty() && !is_error(key));
    case Role::logger:
      return has_text(value) && !is_syslog_facility(key, value);
    default:
      return has_text(value);
  }
}

// A key that was decoded from escapes stands in memory that is used again.
std::string_view RoleChoice::kept_key(Role role, std::string_view key) {
  const std::string_view line = record_.object.raw;
  const bool in_line = key.data() >= line.data() && key.data() < line.data() + line.size();
  if (in_line) return key;
  return roles_.decoded_keys[static_cast<std::size_t>(role)] = key;
}

bool RoleChoice::is_missing(unsigned depth) const {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if ((wanted_ >> i & 1) != 0 && best_[i].order >= depth << 10U) return true;
  }
  return false;
}

void RoleChoice::look_into(const Wrapper& wrapper) {
  std::vector<JsonMember> members;
  for (JsonChildren child(record_.tokens, wrapper.object); child.next();) {
    members.push_back(child.member());
  }
  const EntryFormat format(wrapper.object.raw, members);
  const RoleIndex& index = RoleIndex::instance();
  std::string scratch;
  for (const JsonMember& member : members) {
    const std::string_view key = decode_json_string(member.key, scratch);
    const auto* row = index.find(key, wanted_);
    if (row != nullptr) consider(*row, {key, member.value}, {format, wrapper.depth});
  }
}

unsigned RoleChoice::finish() {
  for (std::size_t i = 0; i < wrapper_count_; ++i) {
    const Wrapper wrapper = wrappers_[i];
    if (is_missing(wrapper.depth)) look_into(wrapper);
  }
  unsigned missing = 0;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if ((wanted_ >> i & 1) != 0 && !roles_.values[i]) missing |= 1U << i;
  }
  if ((missing & role_bit(Role::level)) != 0) {
    if (format_.is_serilog_information()) roles_.level = Level::info;
    if (format_.is_klog()) roles_.level = format_.klog_level();
    if (roles_.level) missing &= ~role_bit(Role::level);
  }
  return missing;
}

}  // namespace gsaw
