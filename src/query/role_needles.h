// What to search raw lines for where a role is asked about: parts of its keys in any spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/level.h"
#include "record/record.h"

namespace gsaw {

// Every line in which a member plays `role` (time or level), itself or by what it implies, holds
// one of these, letters in any case; but for keys with escapes. Of a path into objects the last key
// holds it, or the first whose value is then an object. Also in JSON within strings.
std::vector<std::string> role_needles(Role role);

// Whether a member with this key, decoded, may play the role where a path of the user's leads to
// it.
bool ends_added_path(Role role, std::string_view key);

// The level that a member with this key, decoded, may stand for where none plays that role.
std::optional<Level> implied_level(std::string_view key);

}  // namespace gsaw
