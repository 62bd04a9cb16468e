// Which service an entry is of.
#include "record/service_name.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/key_name.h"
#include "record/role_layout.h"

namespace gsaw {
namespace {

constexpr std::string_view kServiceNames[] = {
    "service",   "servicename",   "application",      "applicationname", "app",    "appname",
    "ddservice", "containername", "syslogidentifier", "programname",     "program"};

// Objects that hold it, and its names in there.
struct Holder {
  std::string_view object, member;
};
constexpr Holder kHolders[] = {{"service", "name"},
                               {"dd", "service"},
                               {"kubernetes", "containername"},
                               {"resource", "servicename"},
                               {"container", "name"}};

// How the names above begin, and the letters that they end in.
struct NameEnds {
  char first, second;
  std::string_view last;
};
constexpr NameEnds kEnds[] = {{'s', 'e', "e"},  {'s', 'y', "r"},  {'a', 'p', "pne"},
                              {'p', 'r', "me"}, {'d', 'd', "de"}, {'c', 'o', "re"},
                              {'k', 'u', "s"},  {'r', 'e', "e"}};

// Bit i: some name begins with letter i.
constexpr std::uint32_t first_letters() {
  std::uint32_t bits = 0;
  for (const NameEnds& ends : kEnds) bits |= std::uint32_t{1} << (ends.first - 'a');
  return bits;
}

// Whether any of them can be spelled so: nearly every key is refused here.
bool may_name_service(std::string_view key) {
  while (!key.empty() && (key.front() == '_' || key.front() == '@')) key.remove_prefix(1);
  if (key.size() < 2) return false;
  const char first = ascii_lower(key[0]), second = ascii_lower(key[1]);
  constexpr std::uint32_t kFirstBits = first_letters();
  if (first < 'a' || first > 'z' || (kFirstBits >> (first - 'a') & 1) == 0) return false;
  for (const NameEnds& ends : kEnds) {
    if (ends.first != first || ends.second != second) continue;
    const char last = ascii_lower(key.back());
    return is_key_separator(last) || ends.last.find(last) != ends.last.npos;
  }
  return false;
}

bool says_something(const JsonValue& value) {
  return value.type == JsonType::string && !value.raw.empty();
}

std::optional<JsonValue> find_within(const JsonTokens& tokens, const JsonValue& object,
                                     std::string_view name) {
  std::string scratch;
  for (JsonChildren child(tokens, object); child.next();) {
    const JsonMember& member = child.member();
    if (!says_something(member.value)) continue;
    if (KeyName(decode_json_string(member.key, scratch)).text() == name) return member.value;
  }
  return std::nullopt;
}

std::optional<JsonValue> service_of(const JsonTokens& tokens, const ServiceKey& key,
                                    const JsonValue& value) {
  if (value.type == JsonType::object) {
    return key.member.empty() ? std::nullopt : find_within(tokens, value, key.member);
  }
  return key.is_name && says_something(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

ServiceKey service_key(std::string_view key) {
  if (!may_name_service(key)) return {};
  const KeyName name(key);
  const auto holder = std::find_if(std::begin(kHolders), std::end(kHolders),
                                   [&](const Holder& each) { return each.object == name.text(); });
  return {std::find(std::begin(kServiceNames), std::end(kServiceNames), name.text()) !=
              std::end(kServiceNames),
          holder == std::end(kHolders) ? std::string_view() : holder->member};
}

std::optional<JsonValue> find_service(const Record& record) {
  if (const RoleLayout* layout = record.layout_of_all()) {
    for (const RoleLayout::Service& each : layout->services()) {
      auto found = service_of(record.tokens, each.key, record.members[each.member].value);
      if (found) return found;
    }
    return std::nullopt;
  }
  std::string scratch;
  for (const JsonMember& member : record.members) {
    const ServiceKey key = service_key(decode_json_string(member.key, scratch));
    if (!key.may_name()) continue;
    if (auto found = service_of(record.tokens, key, member.value)) return found;
  }
  return std::nullopt;
}

}  // namespace gsaw
