// An object in the place of a message that is the entry itself.
#include "record/message_object.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "record/entry_look.h"
#include "record/exception_keys.h"
#include "record/json_text.h"
#include "record/key_name.h"
#include "record/level.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

constexpr std::string_view kMessageNames[] = {"message", "msg", "shortmessage", "logmessage"};
constexpr std::string_view kMessageHolders[] = {"body", "event", "log"};
constexpr std::string_view kResultHolders[] = {"result", "map"};  // spelled so
// A text under one of these is the message, whatever stands beside it.
constexpr std::string_view kTextNames[] = {"formattedmessage", "renderedmessage", "messagetemplate",
                                           "logmessage",       "textpayload",     "text"};

template <class Names>
bool is_among(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_filled_text(const JsonValue& value) {
  return value.type == JsonType::string && !value.raw.empty();
}

bool is_message_text(std::string_view name) {
  return is_among(kMessageNames, name) || is_among(kMessageHolders, name) ||
         is_among(kTextNames, name);
}

bool is_level(std::string_view key, const JsonValue& value) {
  if (key.size() < 2 || !RoleIndex::instance().plays(Role::level, key)) return false;
  std::string scratch;
  return value.type == JsonType::number ||
         (value.type == JsonType::string && level_from_name(decoded_text(value, scratch)));
}

// Whether `test` holds for a member of the object: of its key, decoded, and its value.
template <class Test>
bool any_child(const JsonTokens& tokens, const JsonValue& object, Test test) {
  std::string scratch;
  for (JsonChildren child(tokens, object); child.next();) {
    const JsonMember& member = child.member();
    if (test(decode_json_string(member.key, scratch), member.value)) return true;
  }
  return false;
}

bool is_said(const JsonValue& value) {
  return is_filled_text(value) || value.type == JsonType::object;
}

bool is_message(std::string_view key, const JsonValue& value) {
  return is_said(value) && is_among(kMessageNames, KeyName(key).text());
}

bool is_message_or_error(std::string_view key, const JsonValue& value) {
  if (!is_said(value)) return false;
  const KeyName name(key);
  return is_among(kMessageNames, name.text()) || is_exception_key(name.text()) ||
         exception_part(name.text()) == ExceptionPart::frames;
}

}  // namespace

bool may_hold_message_object(std::string_view key) {
  std::string scratch;
  const KeyName name(decode_json_string(key, scratch));
  return is_among(kMessageNames, name.text()) || is_among(kMessageHolders, name.text());
}

bool may_hold_result_object(std::string_view key) {
  std::string scratch;
  return is_among(kResultHolders, decode_json_string(key, scratch));
}

bool has_message_text(std::span<const JsonMember> members) {
  std::string scratch;
  return std::any_of(members.begin(), members.end(), [&](const JsonMember& each) {
    if (!is_filled_text(each.value)) return false;
    const std::string_view key = decode_json_string(each.key, scratch);
    return key == "@m" || key == "@mt" || is_message_text(KeyName(key).text());
  });
}

bool is_message_object(const JsonTokens& tokens, const JsonMember& member) {
  if (member.value.type != JsonType::object) return false;
  std::string scratch;
  const KeyName name(decode_json_string(member.key, scratch));
  if (is_among(kMessageNames, name.text())) {
    return any_child(tokens, member.value, is_message_or_error);
  }
  return is_among(kMessageHolders, name.text()) && any_child(tokens, member.value, is_message) &&
         any_child(tokens, member.value, is_level);
}

bool is_result_object(const JsonTokens& tokens, const JsonMember& member) {
  return member.value.type == JsonType::object && may_hold_result_object(member.key) &&
         has_time(tokens, member.value);
}

}  // namespace gsaw
