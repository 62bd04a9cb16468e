// What to search raw lines for where a role is asked about: parts of its keys in any spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/level_readings.h"
#include "record/record.h"

namespace gsaw {

// Every line in which a member plays `role` (time or level), itself or by what it implies, but for
// a level that goes by its name alone, holds one of these, letters in any case; but for keys with
// escapes. Of a path into objects the last key holds it, or the first whose value is then an
// object. Also in JSON within strings.
std::vector<std::string> role_needles(Role role);

// The same of a level that goes by its name alone (status_level.h): of these its line holds the
// value, when one of `levels` is asked for. Each begins with the value's quote.
std::vector<std::string> status_needles(const LevelSet& levels);

// Whether a member with this key, decoded, may play the role where a path of the user's leads to
// it.
bool ends_added_path(Role role, std::string_view key);

// Whether the key says what the role is where no member plays it.
bool implies_role(Role role, std::string_view key);

}  // namespace gsaw
