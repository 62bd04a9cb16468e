// The values of `in @file`.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace gsaw {

// The lines of a file, `-` being standard input, without line ends; empty lines are left
// out. Fails when it cannot be read.
Result<std::vector<std::string>> read_value_file(const std::string& path);

}  // namespace gsaw
