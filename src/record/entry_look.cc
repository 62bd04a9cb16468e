// Whether an object within a line looks like an entry.
#include "record/entry_look.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "record/epoch_time.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/level.h"
#include "record/message_object.h"
#include "record/role_index.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

// docker, Fluentd and FireLens (`log`); journald, Vector, Filebeat, CloudWatch (`message`, under
// any spelling); Azure's functions and containers (`properties`, `LogEntry`, `LogMessage`);
// Lambda's extensions (`record`); Splunk (`_raw`); CloudTrail's event history.
constexpr std::string_view kWrappingNames[] = {
    "log",    "message", "msg",        "shortmessage", "properties",     "textpayload",
    "body",   "event",   "data",       "payload",      "line",           "text",
    "record", "raw",     "logmessage", "logentry",     "cloudtrailevent"};

constexpr unsigned kMostHolders = 2;

bool is_text_or_number(const JsonValue& value) {
  return value.type == JsonType::string || value.type == JsonType::number;
}

// Of those that tell an entry, a bit for each that goes by the key, which is decoded.
unsigned roles_told_by(std::string_view key) {
  unsigned told = 0;
  for (const Role role : {Role::time, Role::level, Role::message}) {
    if (RoleIndex::instance().plays(role, key)) told |= role_bit(role);
  }
  return told;
}

// A bit for each of the same roles.
unsigned told_by(const JsonTokens& tokens, const JsonValue& object, unsigned holders) {
  unsigned told = 0;
  std::string scratch;
  for (JsonChildren child(tokens, object); child.next();) {
    const JsonMember& member = child.member();
    if (is_text_or_number(member.value)) {
      const bool is_object = member.value.raw.starts_with('{');
      if (is_object && may_name_json(member.key)) told |= role_bit(Role::message);
      told |= roles_told_by(decode_json_string(member.key, scratch));
    } else if (member.value.type == JsonType::object && holders < kMostHolders) {
      const std::string_view key = decode_json_string(member.key, scratch);
      const RoleMatch match = RoleIndex::instance().find(key, ~0U);
      const bool holds = (match && match.row->wraps(match.key)) ||
                         may_hold_message_object(member.key) || may_hold_result_object(member.key);
      if (holds) told |= told_by(tokens, member.value, holders + 1);
    }
  }
  return told;
}

// A small number is how long it took.
bool is_time(const JsonValue& value, std::string_view text) {
  constexpr Nanoseconds kFirst = 100'000'000 * kNanosPerSecond;  // 1973
  if (value.type == JsonType::string) return time_from_text(text).has_value();
  const auto time = time_from_epoch(text);
  return time && *time >= kFirst;
}

}  // namespace

bool may_name_json(std::string_view key) {
  std::string scratch;
  const KeyName name(decode_json_string(key, scratch));
  return std::find(std::begin(kWrappingNames), std::end(kWrappingNames), name.text()) !=
         std::end(kWrappingNames);
}

bool looks_like_entry(const JsonTokens& tokens, const JsonValue& object) {
  if (object.type != JsonType::object) return false;
  const unsigned told = told_by(tokens, object, 0);
  return (told & role_bit(Role::time)) != 0 &&
         (told & (role_bit(Role::level) | role_bit(Role::message))) != 0;
}

bool has_time(const JsonTokens& tokens, const JsonValue& object) {
  std::string scratch;
  for (JsonChildren child(tokens, object); child.next();) {
    const JsonMember& member = child.member();
    const std::string_view key = decode_json_string(member.key, scratch);
    if (is_text_or_number(member.value) && RoleIndex::instance().plays(Role::time, key))
      return true;
  }
  return false;
}

bool may_tell_of_entry(std::string_view key) {
  std::string scratch;
  return roles_told_by(decode_json_string(key, scratch)) != 0;
}

bool tells_of_entry(const JsonMember& member) {
  if (!is_text_or_number(member.value)) return false;
  std::string scratch;
  const unsigned told = roles_told_by(decode_json_string(member.key, scratch));
  if (told == 0) return false;
  const std::string_view text = decoded_text(member.value, scratch);
  const bool is_text = member.value.type == JsonType::string && !text.empty();
  return ((told & role_bit(Role::time)) != 0 && is_time(member.value, text)) ||
         (is_text && (told & role_bit(Role::level)) != 0 && level_from_name(text)) ||
         (is_text && (told & role_bit(Role::message)) != 0);
}

}  // namespace gsaw
