// The values of `in @file`.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "query/ast.h"

namespace gsaw {

// The lines of a file, `-` being standard input, without line ends; empty lines are left
// out. Fails when it cannot be read.
Result<std::vector<std::string>> read_value_file(const std::string& path);

// True when the query has an `in @-`.
bool takes_standard_input(const Node& query);

// Reads the files of all `in @file` of the query into their lists of values. Standard input
// is read once, for the first that names it; a second is an error.
Result<void> load_value_files(Node& query);

}  // namespace gsaw
