// The values of `in @file`.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "query/ast.h"

namespace gsaw {

// The text of a file, `-` being standard input, without the mark of UTF-8 that it may begin with.
// Fails when it cannot be read, and when it is no text but compressed or UTF-16.
Result<std::string> read_value_file(const std::string& path);

// True when the query has an `in @-`.
bool takes_standard_input(const Node& query);

// Reads the files of all `in @file` of the query into their lists of values. Standard input
// is read once, for the first that names it; a second is an error. Returns what is to be said:
// which of them hold no value.
Result<std::vector<std::string>> load_value_files(Node& query);

}  // namespace gsaw
