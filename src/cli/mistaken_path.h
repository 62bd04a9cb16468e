// Words of the command line that may be files, or queries.
#pragma once

#include <string>

#include "base/result.h"
#include "query/ast.h"

namespace gsaw {

// Also true of a link that leads nowhere: the run says why it cannot be read.
bool names_a_file(const std::string& text);

// True when `text`, which is read as `query`, is a single bare word that can only have been meant
// as a path.
bool is_mistaken_path(const Node& query, const std::string& text);

// Why it is no file.
Error no_such_file(const std::string& path, std::string hint);

}  // namespace gsaw
