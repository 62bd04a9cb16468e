// Which service an entry is of.
#include "record/service_name.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/key_name.h"

namespace gsaw {
namespace {

constexpr std::string_view kNames[] = {
    "service",          "servicename", "application", "applicationname",
    "app",              "appname",     "ddservice",   "containername",
    "syslogidentifier", "programname", "program"};

// Objects that hold it, and its names in there.
struct Holder {
  std::string_view object, member;
};
constexpr Holder kHolders[] = {{"service", "name"},
                               {"dd", "service"},
                               {"kubernetes", "containername"},
                               {"resource", "servicename"},
                               {"container", "name"}};

// Whether any of the above can begin so: nearly every key is refused here.
bool may_name_service(std::string_view key) {
  while (!key.empty() && (key.front() == '_' || key.front() == '@')) key.remove_prefix(1);
  if (key.size() < 2) return false;
  switch (ascii_lower(key[0])) {
    case 's':
      return ascii_lower(key[1]) == 'e' || ascii_lower(key[1]) == 'y';
    case 'a':
    case 'p':
      return ascii_lower(key[1]) == 'p' || ascii_lower(key[1]) == 'r';
    case 'c':
      return ascii_lower(key[1]) == 'o';
    case 'd':
      return ascii_lower(key[1]) == 'd';
    case 'k':
      return ascii_lower(key[1]) == 'u';
    case 'r':
      return ascii_lower(key[1]) == 'e';
    default:
      return false;
  }
}

bool says_something(const JsonValue& value) {
  return value.type == JsonType::string && !value.raw.empty();
}

std::optional<JsonValue> find_within(const Record& record, std::string_view object,
                                     const JsonValue& value) {
  std::string scratch;
  for (const Holder& holder : kHolders) {
    if (holder.object != object) continue;
    for (JsonChildren child(record.tokens, value); child.next();) {
      const JsonMember& member = child.member();
      const KeyName name(decode_json_string(member.key, scratch));
      if (name.text() == holder.member && says_something(member.value)) return member.value;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<JsonValue> find_service(const Record& record) {
  std::string scratch;
  for (const JsonMember& member : record.members) {
    if (!may_name_service(member.key)) continue;
    const KeyName name(decode_json_string(member.key, scratch));
    if (member.value.type == JsonType::object) {
      if (auto found = find_within(record, name.text(), member.value)) return found;
      continue;
    }
    const bool is_named =
        std::find(std::begin(kNames), std::end(kNames), name.text()) != std::end(kNames);
    if (is_named && says_something(member.value)) return member.value;
  }
  return std::nullopt;
}

}  // namespace gsaw
