// How the query's regular expressions are compiled: the same wherever one is.
#pragma once

#include <re2/re2.h>

#include <string>

namespace gsaw {

// They say nothing on standard error.
re2::RE2::Options regex_options(bool ignore_case);

// RE2 keeps its speed while its automaton fits its memory. Where it does not, each byte of a
// text costs as much as the program is long. True for programs for which that is too much:
// such an expression is refused. `regex` is ok().
bool is_too_large(const re2::RE2& regex);

// True when the expression stands for itself: it has no operators.
bool is_literal_regex(const std::string& expression);

}  // namespace gsaw
