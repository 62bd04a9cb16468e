// One test of a query: a text, or whatever starts with a field's name.
#include "query/term_parser.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "query/comparison.h"
#include "query/foreign_habits.h"
#include "query/misplaced_token.h"
#include "query/regex_check.h"
#include "query/time_operand.h"

namespace gsaw {

// A text term, or whatever starts with a field name.
NodePtr TermParser::parse() {
  const Token word = current();
  if (!tokens_.advance()) return nullptr;
  const bool compared = is_comparison(current().kind);
  if (!compared && word_operator(word) == WordOperator::exists) return parse_exists(word);
  const WordOperator next = word_operator(current());
  const bool word_compared = next != WordOperator::none && next != WordOperator::exists;
  if (compared || word_compared || at_negated_operator()) return parse_operator(word);
  if (word_operator(word) != WordOperator::none) {
    return tokens_.fail(word.span, fmt::format("{} has no field before it", word.text),
                        std::string(kQuoteHint));
  }
  return parse_text(word);
}

NodePtr TermParser::parse_text(const Token& word) {
  if (word.kind == TokenKind::word && word.text.find_first_of("\"'") != std::string::npos) {
    return tokens_.fail(
        word.span, "this is the name of a field, and nothing is asked about it",
        fmt::format("write exists {}; to search for the text, put all of it in quotes", word.text));
  }
  if (auto refused = foreign_operation_of(word)) return tokens_.fail(*std::move(refused));
  if (word.kind == TokenKind::word && word.text == "*") return make_node(MatchAll{}, word.span);
  if (auto refused = foreign_text(word)) return tokens_.fail(*std::move(refused));
  return make_node(TextTerm{make_literal(word, false)}, word.span);
}

NodePtr TermParser::parse_exists(const Token& word) {
  if (!tokens_.at_value()) {
    return tokens_.fail(current().span, "a field name is missing after exists",
                        "write exists FIELD; to search for the word, put it in quotes");
  }
  auto field = tokens_.accept(make_field(current()));
  if (!field || !tokens_.advance()) return nullptr;
  return tokens_.finish(Exists{std::move(*field)}, word.span.offset);
}

// Also of `f not like v`.
std::optional<QueryError> TermParser::foreign_operation_of(const Token& subject) const {
  Lexer ahead = tokens_.lexer();
  if (!at(TokenKind::logical_not)) return foreign_operation(subject, current(), ahead);
  const auto operation = ahead.next();
  if (!operation) return std::nullopt;
  return foreign_operation(subject, *operation, ahead);
}

// `f not in (...)`, `f not contains v`: the `not` belongs to the operator.
bool TermParser::at_negated_operator() const {
  if (!at(TokenKind::logical_not)) return false;
  Lexer ahead = tokens_.lexer();
  const auto token = ahead.next();
  if (!token) return false;
  const WordOperator operation = word_operator(*token);
  return operation == WordOperator::in || operation == WordOperator::contains;
}

NodePtr TermParser::parse_operator(const Token& subject) {
  if (is_comparison(current().kind)) return parse_comparison(subject, current().kind);
  const bool negated = at(TokenKind::logical_not);
  if (negated && !tokens_.advance()) return nullptr;
  NodePtr node;
  if (at_operator(WordOperator::contains)) {
    node = parse_contains(subject);
  } else if (at_operator(WordOperator::in)) {
    node = parse_in(subject);
  } else {
    return parse_comparison(subject, comparison_of(word_operator(current())));
  }
  if (!node || !negated) return node;
  return tokens_.finish(Not{std::move(node)}, subject.span.offset);
}

// current() is the operator.
NodePtr TermParser::parse_comparison(const Token& subject, TokenKind operation) {
  auto field = tokens_.accept(make_field(subject));
  if (!field) return nullptr;
  const bool matches = operation == TokenKind::matches || operation == TokenKind::not_matches;
  NodePtr node = matches ? parse_matches(std::move(*field))
                         : parse_value(subject, std::move(*field), operation);
  if (!node) return nullptr;
  node->span = {subject.span.offset, tokens_.previous_end() - subject.span.offset};
  if (operation != TokenKind::not_matches && operation != TokenKind::not_equals) return node;
  return tokens_.finish(Not{std::move(node)}, subject.span.offset);
}

NodePtr TermParser::parse_matches(FieldName field) {
  if (!tokens_.advance(&Lexer::next_regex)) return nullptr;
  if (auto checked = check_regex(current(), tokens_.query()); !checked) {
    return tokens_.fail(std::move(checked.error()));
  }
  Matches node{std::move(field), current().text, current().ignore_case, current().span};
  return tokens_.advance() ? make_node(std::move(node)) : nullptr;
}

NodePtr TermParser::parse_value(const Token& subject, FieldName field, TokenKind operation) {
  const Token symbol = current();
  if (!tokens_.advance_to_value()) return nullptr;
  if (!tokens_.at_value()) return tokens_.fail(missing_value(symbol, current()));
  // `f= and g=1` lacks a value; `f=and` has one.
  if (is_connective(current()) && !tokens_.touches_previous())
    return tokens_.fail(missing_value(symbol, current()));
  const std::optional<Order> order = order_of(operation);
  Literal value = make_literal(current(), !order);
  if (field.role == Role::time || order) {
    extend_value(value, field.role != Role::time);
  } else if (auto refused = foreign_value(subject, symbol, current(), tokens_.lexer())) {
    return tokens_.fail(*std::move(refused));
  }
  if (!tokens_.advance()) return nullptr;
  if (order)
    return tokens_.accept_node(make_ordered(std::move(field), *order, std::move(value), context_));
  return tokens_.accept_node(make_equals(std::move(field), std::move(value), context_));
}

// Takes the words that belong to a time.
void TermParser::extend_value(Literal& value, bool any_field) {
  Lexer ahead = tokens_.lexer();
  extend_time(value, ahead, any_field);
  tokens_.extend_current(value.span, ahead);
}

NodePtr TermParser::parse_contains(const Token& subject) {
  const Token operation = current();
  auto field = tokens_.accept(make_field(subject));
  if (!field || !tokens_.advance_to_value()) return nullptr;
  if (!tokens_.at_value() || is_connective(current()))
    return tokens_.fail(missing_value(operation, current()));
  Contains node{std::move(*field), make_literal(current(), false)};
  return tokens_.advance() ? tokens_.finish(std::move(node), subject.span.offset) : nullptr;
}

NodePtr TermParser::parse_in(const Token& subject) {
  const Token operation = current();
  if (!tokens_.advance_to_value()) return nullptr;
  const bool file = at(TokenKind::word) && current().text.starts_with('@');
  if (!file && !at(TokenKind::open)) {
    return tokens_.fail(
        current().span, fmt::format("{} needs a list or a file after it", operation.text),
        "write f in (a, b) or f in @FILE; to search for the words, put them in quotes");
  }
  auto field = tokens_.accept(make_field(subject));
  if (!field) return nullptr;
  NodePtr node = file ? parse_file(std::move(*field)) : parse_list(std::move(*field));
  if (node) node->span = {subject.span.offset, tokens_.previous_end() - subject.span.offset};
  return node;
}

// current() is the parenthesis that opens the list.
NodePtr TermParser::parse_list(FieldName field) {
  const SourceSpan open = current().span;
  std::vector<Literal> values;
  if (!tokens_.advance_to_value()) return nullptr;
  while (tokens_.at_value()) {
    values.push_back(make_literal(current(), true));
    if (field.role == Role::time) {
      extend_value(values.back(), false);
    }
    if (!tokens_.advance_to_value()) return nullptr;
    if (tokens_.at_value())
      return tokens_.fail(current().span, "a comma is missing before this value");
    if (!at(TokenKind::comma)) break;
    if (!tokens_.advance_to_value()) return nullptr;
  }
  if (at(TokenKind::end)) return tokens_.fail(open, "this ( is never closed");
  if (!at(TokenKind::close)) {
    return tokens_.fail(current().span, fmt::format("{} cannot stand in a list", current().text),
                        "separate values with commas, and put a value that holds this in quotes");
  }
  if (values.empty()) return tokens_.fail(current().span, "the list is empty");
  if (!tokens_.advance()) return nullptr;
  return tokens_.accept_node(make_one_of(std::move(field), std::move(values), context_));
}

// current() is a word that starts with `@`.
NodePtr TermParser::parse_file(FieldName field) {
  std::string file = current().text.substr(1);
  SourceSpan span = current().span;
  if (!tokens_.advance()) return nullptr;
  if (file.empty() && at(TokenKind::string) && tokens_.touches_previous()) {
    file = current().text;
    span.length += current().span.length;
    if (!tokens_.advance()) return nullptr;
  }
  if (file.empty()) {
    return tokens_.fail(span, "a file name is missing after @",
                        "write @FILE, @\"FILE\" or @- for standard input");
  }
  return tokens_.accept_node(make_one_of_file(std::move(field), std::move(file), span));
}

}  // namespace gsaw
