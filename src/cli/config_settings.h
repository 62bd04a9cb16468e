// What a config file says, into options.
#pragma once

#include <string_view>

#include "base/result.h"
#include "cli/options.h"

namespace gsaw {

// Sets what `text`, that of a config file, says. The error has the line, and shows it; some of the
// settings are set then.
Result<void> apply_config_text(Options& options, std::string_view text);

}  // namespace gsaw
