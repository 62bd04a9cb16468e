// What a role says, as text.
#pragma once

#include <string>
#include <string_view>

#include "record/json_text.h"
#include "record/record.h"

namespace gsaw {

// The decoded text of a value of the entry, a string or a literal. A view of the line, or of
// `scratch`.
inline std::string_view text_of_member(const Record& record, const JsonValue& value,
                                       std::string& scratch) {
  // PERF: where nothing in the line is escaped nothing is looked for; a filled message stands
  // elsewhere.
  const std::string_view line = record.object.raw;
  const bool in_line =
      value.raw.data() >= line.data() && value.raw.data() < line.data() + line.size();
  return in_line && record.format().knows_no_backslash() ? value.raw : decoded_text(value, scratch);
}

// The decoded text of the member that plays `role`; empty when there is none, or it is null, an
// object or an array. A view of the line, or of `scratch`.
inline std::string_view role_text(const Record& record, Role role, std::string& scratch) {
  const auto& found = record.role(role);
  if (!found || found->value.is_container() || found->value.type == JsonType::null) return {};
  return text_of_member(record, found->value, scratch);
}

// The same, to be kept.
inline std::string role_text(const Record& record, Role role) {
  std::string scratch;
  return std::string(role_text(record, role, scratch));
}

}  // namespace gsaw
