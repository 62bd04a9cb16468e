// What a role says, as text.
#pragma once

#include <string>
#include <string_view>

#include "record/json_text.h"
#include "record/record.h"

namespace gsaw {

// The decoded text of the member that plays `role`; empty when there is none, or it is null, an
// object or an array. A view of the line, or of `scratch`.
inline std::string_view role_text(const Record& record, Role role, std::string& scratch) {
  const auto& found = record.role(role);
  if (!found || found->value.is_container() || found->value.type == JsonType::null) return {};
  return decoded_text(found->value, scratch);
}

}  // namespace gsaw
