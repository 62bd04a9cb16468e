// Times of several words, as people write them without quotes.
#pragma once

#include <string_view>

#include "query/ast.h"
#include "query/lexer.h"
#include "query/token_stream.h"

namespace gsaw {

// After `time>` the words `2011-12-26 09:14`, `3h ago`, `3 hours ago`, `end - 1h` are
// one value, not a value and text terms. Given the first word, takes the others that
// belong to it from `lexer`, which stands behind that word. `any_field`: the field is
// not known to hold times, so only what can be nothing else may go on.
void extend_time(Literal& value, Lexer& lexer, bool any_field);

// The same of the current token, which is `value`.
void take_time(Literal& value, TokenStream& tokens, bool any_field);

// A range of times with clocks behind their dates, `2011-12-26 09:14..2011-12-26 10:00`, of which
// the current token, `value`, is the first word: takes the others. False when it is something else,
// and nothing was taken.
bool take_time_range(Literal& value, TokenStream& tokens);

// `now`, `end-1h`, `yesterday`: what can only be a time.
bool begins_with_time_word(std::string_view text);
// What stands behind the last blank.
std::string_view last_word(std::string_view text);

}  // namespace gsaw
