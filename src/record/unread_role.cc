// What stands in an entry where a role was looked for in vain.
#include "record/unread_role.h"

#include <utility>

#include "base/utf8.h"
#include "record/date_order.h"
#include "record/json_text.h"
#include "record/role_index.h"

namespace gsaw {
namespace {

// Null when there is none.
const JsonMember* first_named(const Record& record, Role role, std::string& scratch) {
  const RoleIndex& index = RoleIndex::instance();
  for (const JsonMember& member : record.members) {
    const std::string_view key = decode_json_string(member.key, scratch);
    const bool plays = index.plays(role, key);
    if (plays && (role != Role::level || !index.is_named_alone(key))) return &member;
  }
  return nullptr;
}

}  // namespace

bool has_unread_member(const Record& record, Role role) {
  std::string scratch;
  return first_named(record, role, scratch) != nullptr;
}

UnreadMember unread_member(const Record& record, Role role) {
  constexpr std::size_t kMostBytes = 60;  // of a value: it stands in a sentence
  std::string scratch;
  const JsonMember* member = first_named(record, role, scratch);
  if (member == nullptr) return {};
  const bool is_string = member->value.type == JsonType::string;
  std::string text(decode_json_string(member->key, scratch));
  text += is_string ? "=\"" : "=";
  const std::string_view value = member->value.raw;
  if (value.size() <= kMostBytes) {
    text.append(value) += is_string ? "\"" : "";
  } else {
    text.append(cut_between_characters(value, kMostBytes)) += "...";
  }
  return {std::move(text), is_string && needs_date_order(decode_json_string(value, scratch))};
}

}  // namespace gsaw
