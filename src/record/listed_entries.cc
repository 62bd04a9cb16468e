// Batches in which entries are the elements of one list.
#include "record/listed_entries.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "record/batch_text.h"
#include "record/entry_look.h"
#include "record/field_path.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

// What its elements must have.
enum class ListKind : unsigned char { cloudtrail, subscription, api, page };

// What APIs and exports call a page of what they have found or hand on. Under `events` entries have
// what happened to them.
constexpr std::string_view kPageNames[] = {"results", "hits",    "messages", "data",
                                           "items",   "entries", "value",    "logs",
                                           "records", "Records", "Events"};

// Elasticsearch's list stands in an object of the same name.
constexpr std::string_view kNestedList = "hits";

bool is_log_event(const JsonTokens& tokens, const JsonValue& object, bool is_subscription) {
  bool time = false, message = false, own = is_subscription;
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

// `{"field":"a","value":1}` as a member; none where it is anything else.
std::optional<JsonMember> named_value(const JsonTokens& tokens, const JsonValue& pair) {
  std::optional<std::string_view> name;
  std::optional<JsonValue> value;
  if (pair.type != JsonType::object) return std::nullopt;
  for (JsonChildren child(tokens, pair); child.next();) {
    const JsonMember& member = child.member();
    if (member.value.type == JsonType::string && key_is(member.key, "field"))
      name = member.value.raw;
    if (key_is(member.key, "value")) value = member.value;
  }
  if (!name || !value) return std::nullopt;
  return JsonMember{*name, *value};
}

// A list of such, as CloudWatch's Logs Insights write what they have found.
bool is_row(const JsonTokens& tokens, const JsonValue& element) {
  if (element.type != JsonType::array) return false;
  bool any = false;
  for (JsonChildren child(tokens, element); child.next(); any = true) {
    if (!named_value(tokens, child.member().value)) return false;
  }
  return any;
}

bool is_element(const JsonTokens& tokens, const JsonValue& element, ListKind kind) {
  if (kind == ListKind::page) return looks_like_entry(tokens, element) || is_row(tokens, element);
  if (element.type != JsonType::object) return false;
  return kind == ListKind::cloudtrail ||
         is_log_event(tokens, element, kind == ListKind::subscription);
}

bool are_elements(const JsonTokens& tokens, const JsonValue& list, ListKind kind) {
  bool any = false;
  for (JsonChildren child(tokens, list); child.next(); any = true) {
    if (!is_element(tokens, child.member().value, kind)) return false;
  }
  return any;
}

bool is_page_name(std::string_view key) {
  return std::find(std::begin(kPageNames), std::end(kPageNames), key) != std::end(kPageNames);
}

class ListFinder {
 public:
  ListFinder(const JsonTokens& tokens, std::span<const JsonMember> members)
      : tokens_(tokens), members_(members) {}

  // The list of entries that a member of the line's object is or has; nothing where there is none.
  std::optional<JsonMember> list_in(const JsonMember& member) {
    if (member.value.type == JsonType::array) {
      std::string scratch;
      const bool is_found = is_batch(decode_json_string(member.key, scratch), member.value);
      return is_found ? std::optional(member) : std::nullopt;
    }
    if (member.value.type != JsonType::object || !key_is(member.key, kNestedList))
      return std::nullopt;
    for (JsonChildren child(tokens_, member.value); child.next();) {
      const JsonMember& inner = child.member();
      if (inner.value.type == JsonType::array && key_is(inner.key, kNestedList) &&
          is_page(inner.value)) {
        return inner;
      }
    }
    return std::nullopt;
  }

 private:
  bool is_batch(std::string_view key, const JsonValue& list) {
    const bool is_alone = members_.size() == 1;
    return ((key == "Records" || key == "records") && is_alone &&
            is_list(list, ListKind::cloudtrail)) ||
           (key == "logEvents" && is_list(list, ListKind::subscription)) ||
           (key == "events" && is_list(list, ListKind::api)) ||
           (is_page_name(key) && is_page(list));
  }

  bool is_list(const JsonValue& list, ListKind kind) const {
    return are_elements(tokens_, list, kind);
  }

  // Asked of the members once, however many lists there are.
  bool is_page(const JsonValue& list) {
    if (!is_list(list, ListKind::page)) return false;
    if (!tells_) tells_ = std::any_of(members_.begin(), members_.end(), tells_of_entry);
    return !*tells_;
  }

  const JsonTokens& tokens_;
  std::span<const JsonMember> members_;
  std::optional<bool> tells_;  // whether the object is an entry itself
};

// The members beside `member`, each as the line has it.
std::string members_beside(std::span<const JsonMember> members, const JsonMember& member) {
  std::string text;
  for (const JsonMember& each : members) {
    if (&each != &member) append_member(text, each);
  }
  return text;
}

// The members of `object` but `list`, which is one of them, as an object.
void append_rest(std::string& out, const JsonTokens& tokens, const JsonValue& object,
                 const JsonValue& list) {
  out += '{';
  for (JsonChildren child(tokens, object); child.next();) {
    if (child.member().value.token != list.token) append_member(out, child.member());
  }
  out += '}';
}

// An element, as an object with the members of `more` behind its own.
void append_element(std::string& out, const JsonTokens& tokens, const JsonValue& element,
                    std::string_view more) {
  if (element.type == JsonType::object && more.empty()) {
    out.append(element.raw);
    return;
  }
  if (element.type == JsonType::object) {
    out.append(trimmed(element.raw.substr(0, element.raw.size() - 1), kJsonBlanks));
  } else {
    out += '{';
    for (JsonChildren child(tokens, element); child.next();) {
      if (const auto member = named_value(tokens, child.member().value))
        append_member(out, *member);
    }
  }
  if (!more.empty()) separate(out);
  out.append(more) += '}';
}

}  // namespace

bool append_listed_entries(std::string& out, const JsonReader& reader, const JsonObject& object) {
  const JsonTokens tokens = reader.tokens();
  const auto members = reader.members(object);
  ListFinder finder(tokens, members);
  std::optional<JsonMember> list;
  const auto found = std::find_if(members.begin(), members.end(), [&](const JsonMember& member) {
    // PERF: nearly all members are neither.
    const JsonType type = member.value.type;
    if (type != JsonType::array && type != JsonType::object) return false;
    list = finder.list_in(member);
    return list.has_value();
  });
  if (found == members.end()) return false;
  std::string beside = members_beside(members, *found);
  if (found->value.type == JsonType::object) {
    append_key(beside, found->key);
    append_rest(beside, tokens, found->value, list->value);
  }
  SharedRoom room(object.raw.size());
  out.clear();
  for (JsonChildren child(tokens, list->value); child.next();) {
    const bool has_room = !beside.empty() && room.take(beside);
    append_element(out, tokens, child.member().value, has_room ? beside : std::string_view());
    out += '\n';
  }
  return true;
}

}  // namespace gsaw
