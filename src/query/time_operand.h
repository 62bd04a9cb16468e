// Times of several words, as people write them without quotes.
#pragma once

#include "query/ast.h"
#include "query/lexer.h"

namespace gsaw {

// After `time>` the words `2011-12-26 09:14`, `3h ago`, `3 hours ago`, `end - 1h` are
// one value, not a value and text terms. Given the first word, takes the others that
// belong to it from `lexer`, which stands behind that word. `any_field`: the field is
// not known to hold times, so only a date may go on.
void extend_time(Literal& value, Lexer& lexer, bool any_field);

}  // namespace gsaw
