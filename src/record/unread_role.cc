// What stands in an entry where a role was looked for in vain.
#include "record/unread_role.h"

#include <utility>

#include "base/utf8.h"
#include "record/date_order.h"
#include "record/json_text.h"
#include "record/role_index.h"

namespace gsaw {
UnreadMember unread_member(const Record& record, Role role) {
  constexpr std::size_t kMostBytes = 60;  // of a value: it stands in a sentence
  std::string scratch;
  for (const JsonMember& member : record.members) {
    const std::string_view key = decode_json_string(member.key, scratch);
    const RoleIndex& index = RoleIndex::instance();
    if (!index.plays(role, key) || (role == Role::level && index.is_named_alone(key))) continue;
    const bool is_string = member.value.type == JsonType::string;
    std::string text(key);
    text += is_string ? "=\"" : "=";
    const std::string_view value = member.value.raw;
    if (value.size() <= kMostBytes) {
      text.append(value) += is_string ? "\"" : "";
    } else {
      text.append(cut_between_characters(value, kMostBytes)) += "...";
    }
    return {std::move(text), is_string && needs_date_order(decode_json_string(value, scratch))};
  }
  return {};
}

}  // namespace gsaw
