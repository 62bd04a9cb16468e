// Operators: which tokens compare, and which words are operators behind a field.
#pragma once

#include <optional>
#include <string_view>

#include "query/ast.h"
#include "query/lexer.h"

namespace gsaw {

enum class WordOperator { none, eq, ne, lt, le, gt, ge, in, contains, exists };

// The operator that a bare word is, in any case.
WordOperator word_operator(const Token& token);

// What eq, ne, lt, le, gt, ge stand for; the others are not comparisons.
TokenKind comparison_of(WordOperator operation);

// True for = != < <= > >= ~ !~
bool is_comparison(TokenKind kind);

// The order that < <= > >= ask for.
std::optional<Order> order_of(TokenKind kind);

// True for bare `and`, `or`, `not` where a value was read, so that they are words.
bool is_connective(const Token& token);

}  // namespace gsaw
