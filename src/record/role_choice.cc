// The members of one entry that play its roles.
#include "record/role_choice.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/ascii.h"
#include "record/field_path.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/role_values.h"
#include "record/stack_trace.h"
#include "record/status_level.h"

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

// Of `{"Key":"host.name","Value":{"Type":"STRING","Value":"h7"}}`, as OpenTelemetry lists
// attributes, the name, raw, and the plain value.
std::optional<JsonMember> listed_member(const JsonTokens& tokens, const JsonValue& object) {
  if (object.type != JsonType::object) return std::nullopt;
  std::string scratch;
  std::optional<JsonValue> name, value;
  for (JsonChildren child(tokens, object); child.next();) {
    const std::string_view key = decode_json_string(child.member().key, scratch);
    if (key == "Key" || key == "key") name = child.member().value;
    if (key == "Value" || key == "value") value = child.member().value;
  }
  if (!name || !value || name->type != JsonType::string) return std::nullopt;
  if (value->type != JsonType::object) return JsonMember{name->raw, *value};
  for (JsonChildren child(tokens, *value); child.next();) {
    const std::string_view key = decode_json_string(child.member().key, scratch);
    if (key == "Value" || key == "stringValue") return JsonMember{name->raw, child.member().value};
  }
  return std::nullopt;
}

std::optional<JsonMember> listed_at(const JsonTokens& tokens, const JsonValue& array,
                                    std::span<const NamePart> path) {
  std::string scratch;
  for (JsonChildren child(tokens, array); child.next();) {
    const auto listed = listed_member(tokens, child.member().value);
    if (listed && is_spelled_by(path, decode_json_string(listed->key, scratch))) return listed;
  }
  return std::nullopt;
}

// The member that the keys of `path` lead to, from `object`, or that an array lists; one key may be
// all that is left of them (`exception.stacktrace`). Its key is raw.
std::optional<JsonMember> member_at(const JsonTokens& tokens, const JsonValue& object,
                                    std::span<const NamePart> path) {
  if (object.type == JsonType::array) return listed_at(tokens, object, path);
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

bool is_of_digits(const JsonValue& value) {
  std::string scratch;
  const std::string_view text = decoded_text(value, scratch);
  return std::all_of(text.begin(), text.end(), is_digit);
}

// syslog's facility is a number, of no use to a reader.
bool is_syslog_facility(std::string_view key, const JsonValue& value) {
  return is_of_digits(value) && KeyName(key).text() == "facility";
}

// What a request was sent to, and not where it was handled.
bool is_host_of_request(std::string_view key, const EntryFormat& format) {
  return key == "host" && format.is_echo_request();
}

// Of the source, and not of a text.
bool is_line_number(std::string_view key, const JsonValue& value) {
  return (key == "line" || key == "_line") && is_of_digits(value);
}

// Single letters mean something in some formats only.
bool has_meaning(std::string_view key, const EntryFormat& format) {
  if (key.size() != 1) return true;
  if (key == "s") return format.is_mongodb() || format.is_cockroach();
  if (key == "c") return format.is_mongodb();
  return (key != "M" && key != "N" && key != "l" && key != "m") || format.has_letter_keys();
}

// PostgreSQL's context and etcd's prefix are of words; NestJS' and charm's name a part of the
// program.
bool is_sentence(std::string_view key, const JsonValue& value) {
  if (key != "context" && key != "prefix") return false;
  std::string scratch;
  return decoded_text(value, scratch).find(' ') != std::string_view::npos;
}

// A key whose text is mostly what went wrong, and not where.
bool is_error(std::string_view key) {
  const KeyName name(key);
  return name.text() == "error" || name.text() == "err";
}

bool is_message_container(std::string_view key, const JsonValue& value) {
  if (!value.is_container()) return false;
  const KeyName name(key);
  return name.text() == "shortmessage" || name.text() == "message";
}

// log4js' `data`: a text and what belongs to it. Of an array that is no message itself its first
// element, if that is a text; alone in its array it stands for it.
JsonValue message_value(const JsonTokens& tokens, const JsonMember& member) {
  if (member.value.type != JsonType::array || is_message_container(member.key, member.value)) {
    return member.value;
  }
  JsonChildren child(tokens, member.value);
  if (!child.next() || child.member().value.type != JsonType::string) return member.value;
  JsonValue first = child.member().value;
  if (!child.next()) first.token = member.value.token;
  return first;
}

}  // namespace

void RoleChoice::consider_wrapper(const JsonValue& value, unsigned depth) {
  if (value.type == JsonType::object && depth < kMostDepth && wrappers_.size() < kMostWrappers) {
    wrappers_.push_back({value, depth + 1});
  }
}

void RoleChoice::consider(const RoleKey& row, const JsonMember& member, const Place& place) {
  if (row.wraps(member.key)) consider_wrapper(member.value, place.depth);
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
    choose(use, member, place, use_order(use, place.depth, is_respelled(use, member.key)));
  } else {
    choose_path(use, member, place);
  }
}

// PERF: of each role the best member first, so that mostly one is looked at.
void RoleChoice::consider(const RoleLayout& layout, std::span<const JsonMember> members) {
  for (const RoleLayout::Wrapper& wrapper : layout.wrappers()) {
    consider_wrapper(members[wrapper.member].value, wrapper.depth);
  }
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (!wants(role)) continue;
    for (const RoleLayout::Candidate& each : layout.candidates(role)) {
      if (each.order >= best_[i].order) break;
      consider(each, members[each.member]);
    }
  }
}

void RoleChoice::consider(const RoleLayout::Candidate& candidate, const JsonMember& member) {
  const JsonValue& value = member.value;
  if (value.type == JsonType::null) return;  // plays no role
  const RoleUse& use = *candidate.use;
  const std::string_view key = member.key.substr(candidate.skipped);
  if (candidate.takes(value)) {
    const auto role = static_cast<std::size_t>(use.role);
    roles_.values[role] = RoleValue{key, value};
    best_[role].order = candidate.order;
    return;
  }
  const Place place{format_, candidate.depth};
  if (use.path.empty()) {
    choose(use, {key, value}, place, candidate.order);
  } else if (value.is_container()) {  // PERF: others lead nowhere
    choose_path(use, {key, value}, place);
  }
}

void RoleChoice::choose_path(const RoleUse& use, const JsonMember& member, const Place& place) {
  const auto inner = member_at(record_.tokens, member.value, use.path);
  if (!inner) return;
  std::string scratch;
  choose(use, {decode_json_string(inner->key, scratch), inner->value}, place,
         use_order(use, place.depth, false));
}

// `order`: use_order.
void RoleChoice::choose(const RoleUse& use, const JsonMember& member, const Place& place,
                        unsigned order) {
  Best& best = best_[static_cast<std::size_t>(use.role)];
  if (order >= best.order) return;
  if (use.role == Role::message && member.value.type == JsonType::array) {
    const JsonMember text{member.key, message_value(record_.tokens, member)};
    if (fits(use, text, place)) take(use.role, text, order);
    return;
  }
  if (use.role == Role::level && !use.added && !is_level_name(member.key, member.value)) {
    order |= 1U << 9U;
    if (order >= best.order) return;
  }
  if (use.role == Role::time && !use.added && is_bare_date(member.value)) {
    order |= 1U << 9U;
    if (order >= best.order) return;
  }
  if (use.role == Role::stack && !is_block(record_.tokens, member.key, member.value)) {
    order |= 1U << 9U;
    if (order >= best.order) return;
  }
  if (fits(use, member, place)) take(use.role, member, order);
}

void RoleChoice::take(Role role, const JsonMember& member, unsigned order) {
  roles_.values[static_cast<std::size_t>(role)] =
      RoleValue{kept_key(role, member.key), member.value};
  best_[static_cast<std::size_t>(role)].order = order;
}

// Whether the member can play the role; sets the typed value where there is one.
bool RoleChoice::fits(const RoleUse& use, const JsonMember& member, const Place& place) {
  const auto& [key, value] = member;
  if (!use.added && !has_meaning(key, place.format)) return false;
  const ValuePlace at{record_.tokens, place.format};
  switch (use.role) {
    case Role::time: {
      const auto time = read_time(at, key, value);
      if (time) roles_.time = *time;
      return time.has_value();
    }
    case Role::level: {
      const auto level = read_level(at, key, value);
      if (level) roles_.level = *level;
      return level.has_value();
    }
    case Role::message:
      // logmagic logs whatever it was given as short_message.
      return (has_text(value) && !is_line_number(key, value)) || is_message_container(key, value);
    case Role::stack:
      if (value.type == JsonType::object || (value.type == JsonType::array && is_error(key))) {
        return is_block(record_.tokens, key, value);
      }
      return value.type == JsonType::array ||
             (value.type == JsonType::string && !value.raw.empty() && !is_error(key));
    case Role::logger:
      return has_text(value) &&
             (use.added || (!is_syslog_facility(key, value) && !is_sentence(key, value)));
    case Role::host:
      return has_text(value) && (use.added || !is_host_of_request(key, place.format));
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
    const RoleMatch match = index.find(key, wanted_);
    if (match)
      consider(*match.row, {match.key, member.value}, {format, wrapper.depth + match.depth});
  }
}

unsigned RoleChoice::finish() {
  for (std::size_t i = 0; i < wrappers_.size(); ++i) {
    const Wrapper wrapper = wrappers_[i];
    if (is_missing(wrapper.depth)) look_into(wrapper);
  }
  unsigned missing = 0;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if ((wanted_ >> i & 1) != 0 && !roles_.values[i]) missing |= 1U << i;
  }
  if (wants(Role::level) && imply_level()) missing &= ~role_bit(Role::level);
  return missing;
}

// Where no member is a level but as a last resort. Returns whether something implies one.
bool RoleChoice::imply_level() {
  constexpr auto kLevel = static_cast<std::size_t>(Role::level);
  if (best_[kLevel].order < kLastResort) return false;
  std::optional<Level> level;
  if (format_.is_serilog_information()) level = Level::info;
  if (format_.is_klog()) level = format_.klog_level();
  if (format_.is_failure_of_eliot() || is_failure_of_lambda()) level = Level::err;
  if (!level) return false;
  roles_.level = level;
  roles_.values[kLevel].reset();
  return true;
}

bool RoleChoice::is_failure_of_lambda() const {
  return format_.is_platform_of_lambda() &&
         std::any_of(wrappers_.begin(), wrappers_.end(), [&](const Wrapper& wrapper) {
           const auto status = member_named(record_.tokens, wrapper.object, kStatusKey);
           std::string scratch;
           return status && gsaw::is_failure_of_lambda(decoded_text(*status, scratch));
         });
}

}  // namespace gsaw
