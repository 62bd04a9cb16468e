// One value of one flag, into Options: the same for the command line and the config file.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/flags.h"
#include "cli/options.h"

namespace gsaw {

// Checks the form of `value` and stores it; a flag that takes no value is set by "true"
// and cleared by "false". Lists are appended to. The error does not name the flag.
// Flags that are no setting (help, version, config, no-config) do nothing.
Result<void> set_option(Options& options, const Flag& flag, const std::string& value);

}  // namespace gsaw
