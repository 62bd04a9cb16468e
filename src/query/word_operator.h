// Operators: which tokens compare, and which words are operators behind a field.
#pragma once

#include <optional>
#include <string_view>

#include "query/ast.h"
#include "query/lexer.h"

namespace gsaw {

enum class WordOperator {
  none,
  eq,
  ne,
  lt,
  le,
  gt,
  ge,
  in,
  contains,
  has,
  starts_with,
  ends_with,
  before,
  after,
  exists
};

// The operator that a bare word is, in any case.
WordOperator word_operator(const Token& token);

// The place in a value that contains, has, startswith and endswith ask about.
std::optional<TextPlace> text_place(WordOperator operation);

// True for eq ne lt le gt ge.
bool is_comparison_word(WordOperator operation);

// False for words that people write in sentences, too.
bool is_operator_anywhere(WordOperator operation);

// What eq, ne, lt, le, gt, ge stand for; the others are not comparisons.
TokenKind comparison_of(WordOperator operation);

// True for = != < <= > >= ~ !~
bool is_comparison(TokenKind kind);

// The order that < <= > >= ask for.
std::optional<Order> order_of(TokenKind kind);

// True for bare `and`, `or`, `not` where a value was read, so that they are words.
bool is_connective(const Token& token);

}  // namespace gsaw
