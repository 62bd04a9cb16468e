// Operators: which tokens compare, and which words are operators behind a field.
#include "query/word_operator.h"

#include <cassert>

namespace gsaw {
namespace {

struct OperatorWord {
  std::string_view word;
  WordOperator operation;
};

constexpr OperatorWord kOperatorWords[] = {
    {"eq", WordOperator::eq},         {"ne", WordOperator::ne},
    {"lt", WordOperator::lt},         {"le", WordOperator::le},
    {"gt", WordOperator::gt},         {"ge", WordOperator::ge},
    {"in", WordOperator::in},         {"contains", WordOperator::contains},
    {"has", WordOperator::has},       {"startswith", WordOperator::starts_with},
    {"before", WordOperator::before}, {"endswith", WordOperator::ends_with},
    {"after", WordOperator::after},   {"exists", WordOperator::exists},
};

}  // namespace

WordOperator word_operator(const Token& token) {
  if (token.kind != TokenKind::word) return WordOperator::none;
  for (const OperatorWord& known : kOperatorWords) {
    if (is_keyword(token.text, known.word)) return known.operation;
  }
  return WordOperator::none;
}

std::optional<TextPlace> text_place(WordOperator operation) {
  switch (operation) {
    case WordOperator::contains:
      return TextPlace::anywhere;
    case WordOperator::has:
      return TextPlace::words;
    case WordOperator::starts_with:
      return TextPlace::start;
    case WordOperator::ends_with:
      return TextPlace::end;
    default:
      return std::nullopt;
  }
}

bool is_comparison_word(WordOperator operation) {
  return operation >= WordOperator::eq && operation <= WordOperator::ge;
}

bool is_operator_anywhere(WordOperator operation) {
  return operation != WordOperator::none && operation != WordOperator::has &&
         operation != WordOperator::before && operation != WordOperator::after;
}

TokenKind comparison_of(WordOperator operation) {
  switch (operation) {
    case WordOperator::ne:
      return TokenKind::not_equals;
    case WordOperator::lt:
      return TokenKind::less;
    case WordOperator::le:
      return TokenKind::less_equal;
    case WordOperator::gt:
      return TokenKind::greater;
    case WordOperator::ge:
      return TokenKind::greater_equal;
    default:
      assert(operation == WordOperator::eq);
      return TokenKind::equals;
  }
}

bool is_comparison(TokenKind kind) {
  return kind == TokenKind::equals || kind == TokenKind::not_equals || kind == TokenKind::matches ||
         kind == TokenKind::not_matches || order_of(kind).has_value();
}

std::optional<Order> order_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::less:
      return Order::less;
    case TokenKind::less_equal:
      return Order::less_equal;
    case TokenKind::greater:
      return Order::greater;
    case TokenKind::greater_equal:
      return Order::greater_equal;
    default:
      return std::nullopt;
  }
}

bool is_connective(const Token& token) {
  return token.kind == TokenKind::word &&
         (is_keyword(token.text, "and") || is_keyword(token.text, "or") ||
          is_keyword(token.text, "not"));
}

}  // namespace gsaw
