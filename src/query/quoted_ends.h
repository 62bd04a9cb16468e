// Ranges whose ends stand in quotes, as they hold blanks: `'2011-12-26 09:14'..now`.
#pragma once

#include "query/ast.h"
#include "query/token_stream.h"

namespace gsaw {

// The current token is the value. Takes what stands right behind it when `..` is there and an end
// in quotes; then the value is both ends, as they are without quotes, and a range. False when it is
// something else, and nothing was taken.
bool take_quoted_ends(Literal& value, TokenStream& tokens);

}  // namespace gsaw
