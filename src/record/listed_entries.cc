// Batches in which entries are the elements of one list.
#include "record/listed_entries.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "record/batch_text.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

enum class Producer : unsigned char { none, cloudtrail, subscription, api };

Producer producer_of(const JsonMember& list) {
  if (list.value.type != JsonType::array) return Producer::none;
  std::string scratch;
  const std::string_view key = decode_json_string(list.key, scratch);
  if (key == "Records" || key == "records") return Producer::cloudtrail;
  if (key == "logEvents") return Producer::subscription;
  return key == "events" ? Producer::api : Producer::none;
}

// What the elements of a list of CloudWatch's have: others have lists of the name `events`, too.
bool is_log_event(const JsonTokens& tokens, const JsonValue& object, Producer producer) {
  bool time = false, message = false, own = producer == Producer::subscription;
  std::string scratch;
  for (JsonChildren child(tokens, object); child.next();) {
    const std::string_view key = decode_json_string(child.member().key, scratch);
    const JsonType type = child.member().value.type;
    time |= key == "timestamp" && type == JsonType::number;
    message |= key == "message" && type == JsonType::string;
    own |= key == "logStreamName" || key == "ingestionTime" || key == "eventId";
  }
  return time && message && own;
}

bool is_batch(const JsonReader& reader, const JsonObject& object, const JsonValue& list,
              Producer producer) {
  if (producer == Producer::cloudtrail && object.member_count != 1) return false;
  for (JsonChildren child(reader.tokens(), list); child.next();) {
    const JsonValue& element = child.member().value;
    if (element.type != JsonType::object) return false;
    if (producer != Producer::cloudtrail && !is_log_event(reader.tokens(), element, producer)) {
      return false;
    }
  }
  return true;
}

// The members beside `list`, each as the line has it.
std::string members_beside(std::span<const JsonMember> members, const JsonMember& list) {
  std::string text;
  for (const JsonMember& member : members) {
    if (&member == &list) continue;
    append_member(text, member);
  }
  return text;
}

// `object` with the members of `more` behind its own.
void append_joined(std::string& out, std::string_view object, std::string_view more) {
  out.append(trimmed(object.substr(0, object.size() - 1), kJsonBlanks));
  separate(out);
  out.append(more) += '}';
}

}  // namespace

bool append_listed_entries(std::string& out, const JsonReader& reader, const JsonObject& object) {
  const auto members = reader.members(object);
  const auto list = std::find_if(members.begin(), members.end(), [](const JsonMember& member) {
    return producer_of(member) != Producer::none;
  });
  if (list == members.end() || !is_batch(reader, object, list->value, producer_of(*list))) {
    return false;
  }
  const std::string beside = members_beside(members, *list);
  SharedRoom room(object.raw.size());
  out.clear();
  for (JsonChildren child(reader.tokens(), list->value); child.next();) {
    const std::string_view entry = child.member().value.raw;
    if (!beside.empty() && room.take(beside)) {
      append_joined(out, entry, beside);
    } else {
      out.append(entry);
    }
    out += '\n';
  }
  return !out.empty();
}

}  // namespace gsaw
