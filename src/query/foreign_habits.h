// What people bring from other tools: refused, with what to write here, before it is read as
// something else.
#pragma once

#include <optional>

#include "query/ast.h"
#include "query/lexer.h"
#include "query/query_error.h"

namespace gsaw {

// A word that combines two tests elsewhere (`xor`), and why not here.
bool is_foreign_connective(const Token& token);
QueryError foreign_connective(const Token& token);

// An operator of another tool behind a name (`status is 500`), when what follows may be its
// operand. `ahead` stands behind `operation`.
std::optional<QueryError> foreign_operation(const Token& name, const Token& operation, Lexer ahead);

// A text as a search engine takes it: `error*`, `-debug`, `+debug`.
std::optional<QueryError> foreign_text(const Token& word);

// Right behind `not`: a name of a field, which is no text to look for.
std::optional<QueryError> negated_name(const Node& term);

// A field's name with more to it: `-a`, `+a`, `_exists_`, `a%2`.
std::optional<QueryError> foreign_name(const Token& token);

// A value that equals nothing as it stands: `5xx`, `[1 TO 5]`, `/re/` behind a colon. `ahead`
// stands behind `value`.
std::optional<QueryError> foreign_value(const Token& name, const Token& operation,
                                        const Token& value, Lexer ahead);

}  // namespace gsaw
