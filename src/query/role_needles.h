// What to search raw lines for where a role is asked about: parts of its keys in any spelling.
#pragma once

#include <span>
#include <string_view>

#include "record/record.h"

namespace gsaw {

// Every line in which a member plays `role` (time or level), itself or by what it implies, holds
// one of these, letters in any case; but for keys with escapes. Of a path into objects the last key
// holds it, or the first whose value is then an object. Also in JSON within strings.
std::span<const std::string_view> role_needles(Role role);

// Whether the key says what the role is where no member plays it.
bool implies_role(Role role, std::string_view key);

}  // namespace gsaw
