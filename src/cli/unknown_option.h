// What to say of an option that gsaw does not have.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace gsaw {

// `argument` as typed (`--colour=red`, `-gx`). The hint says how gsaw does what the
// option means in a sister tool, or names the nearest option; it may be empty.
Error describe_unknown_option(std::string_view argument);

// The long flag names (without dashes) that `name` begins, else the nearest one; as
// "--a" or "--a or --b", or, of the settings of a config file, without dashes. Empty when none is
// near.
std::string suggest_flag(std::string_view name);
std::string suggest_setting(std::string_view name);

}  // namespace gsaw
