// A word behind an option whose value stands behind a `=`: it is the query, and was perhaps not
// meant so.
#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"
#include "query/ast.h"

namespace gsaw {

struct DetachedValue {
  FlagId flag;
  std::string word;  // the argument behind it
};

// Of the arguments of a command line, its first being the program, up to `--`.
std::vector<DetachedValue> detached_values(int argc, const char* const* argv);

// What to say of a query whose whole text is such a word, and would do as the option's value:
// `gsaw --histogram 5m app.log`. Empty: nothing.
std::string detached_value_note(const std::vector<DetachedValue>& values, const std::string& text,
                                const Node& query);

}  // namespace gsaw
