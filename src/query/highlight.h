// What of an entry's text the query was looking for: shown in colour.
#pragma once

#include <memory>

#include "query/ast.h"

namespace re2 {
class RE2;
}

namespace gsaw {

// An expression that finds the text terms, the values of `=`, `in` and `contains`, the
// ids and the regular expressions of the query, other than negated ones. Null when there
// are none or they are too many to be worth it.
std::shared_ptr<const re2::RE2> highlight_pattern(const Node& root, bool ignore_case);

}  // namespace gsaw
