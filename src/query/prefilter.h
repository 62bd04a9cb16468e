// The literals that a line must hold to match the query: what is searched for before any
// line is parsed.
#pragma once

#include <string>
#include <vector>

#include "query/ast.h"

namespace gsaw {

// May say maybe, never a wrong no: a raw line that matches the query holds at least one of
// `any_of`, or a `\u`, behind which a JSON writer may have hidden any character.
struct Prefilter {
  std::vector<std::string> any_of;  // empty: every line must be parsed
  bool ignore_case = false;
  std::string why_none;  // when empty, in the user's words
  // When the one literal is a whole key and its quote: the comparison with that key, which
  // every match must satisfy. Lives as long as the query.
  const Node* key_term = nullptr;

  bool active() const { return !any_of.empty(); }
};

// What the query needs. Literals are stretches of plain ASCII that JSON writers leave
// alone (no quote, backslash, slash, control): of values, and of keys with the quote that
// ends them (`status"` finds "status" and "_status"). `and` takes its best side, `or` needs
// both, `not` gives none. Files of `in @file` must have been loaded (value_file.h).
Prefilter make_prefilter(const Node& root, bool ignore_case);

// "lines that hold ..., or \u": the line of --explain, ending in a newline.
std::string explain_prefilter(const Prefilter& prefilter);

}  // namespace gsaw
