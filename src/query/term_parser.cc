// One test of a query: a text, or whatever starts with a field's name.
#include "query/term_parser.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "query/comparison.h"
#include "query/foreign_habits.h"
#include "query/misplaced_token.h"
#include "query/quoted_ends.h"
#include "query/quoted_text.h"
#include "query/regex_check.h"
#include "query/time_operand.h"
#include "query/time_part.h"

namespace gsaw {

// A text term, or whatever starts with a field name.
NodePtr TermParser::parse() {
  const Token word = current();
  if (!tokens_.advance()) return nullptr;
  if (word.kind == TokenKind::word && at_touching_group()) {
    if (word.text.ends_with("[].")) return parse_elements(word);
    if (const auto part = time_part(word.text)) return parse_time_part(*part, word);
  }
  const bool compared = is_comparison(current().kind);
  if (!compared && word_operator(word) == WordOperator::exists) return parse_exists(word);
  if (compared || at_word_operator()) return parse_operator(word);
  if (at_presence()) return parse_presence(word);
  if (is_operator_anywhere(word_operator(word))) {
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
  if (in_element_) {
    return tokens_.fail(word.span, "of an element only fields are tested",
                        "write its field, or *=value for any of its fields");
  }
  return make_node(TextTerm{make_literal(word, false)}, word.span);
}

std::optional<FieldName> TermParser::field_of(const Token& token) {
  auto field = tokens_.accept(make_field(token));
  if (field && in_element_) field->role.reset();
  return field;
}

// Not `*`.
std::optional<FieldName> TermParser::one_field_of(const Token& token) {
  auto field = field_of(token);
  if (!field || !field->any) return field;
  tokens_.fail(token.span, "* is any field only before an operator and a value",
               "name the field; a key that is * goes in quotes");
  return std::nullopt;
}

// `(f)`, of which `(` is the current token.
std::optional<FieldName> TermParser::parse_enclosed_field(std::string hint) {
  if (!tokens_.advance()) return std::nullopt;
  if (!tokens_.at_value()) {
    tokens_.fail(current().span, "a field name is missing here", std::move(hint));
    return std::nullopt;
  }
  auto field = one_field_of(current());
  if (!field || !tokens_.advance()) return std::nullopt;
  if (!at(TokenKind::close)) {
    tokens_.fail(current().span, "a ) is missing here");
    return std::nullopt;
  }
  return tokens_.advance() ? std::move(field) : std::nullopt;
}

NodePtr TermParser::parse_exists(const Token& word) {
  if (!tokens_.at_value()) {
    return tokens_.fail(current().span, "a field name is missing after exists",
                        "write exists FIELD; to search for the word, put it in quotes");
  }
  auto field = one_field_of(current());
  if (!field || !tokens_.advance()) return nullptr;
  return tokens_.finish(Exists{std::move(*field)}, word.span.offset);
}

// `is null`, `is not empty`.
bool TermParser::at_presence() const {
  if (!at(TokenKind::word) || !is_keyword(current().text, "is")) return false;
  Lexer ahead = tokens_.lexer();
  auto next = ahead.next();
  if (next && next->kind == TokenKind::logical_not) next = ahead.next();
  return next && next->kind == TokenKind::word &&
         (is_keyword(next->text, "null") || is_keyword(next->text, "empty"));
}

// Null, and empty, is also what is not there.
NodePtr TermParser::parse_presence(const Token& subject) {
  auto field = one_field_of(subject);
  if (!field || !tokens_.advance()) return nullptr;
  const bool negated = at(TokenKind::logical_not);
  if (negated && !tokens_.advance()) return nullptr;
  const bool null = is_keyword(current().text, "null");
  if (!tokens_.advance()) return nullptr;
  Exists there{std::move(*field), null ? Presence::not_null : Presence::not_empty};
  NodePtr node = tokens_.finish(std::move(there), subject.span.offset);
  return negated ? std::move(node) : tokens_.finish(Not{std::move(node)}, subject.span.offset);
}

// `items[].(...)`
NodePtr TermParser::parse_elements(const Token& word) {
  Token array = word;
  array.text.pop_back();
  array.span.length -= 1;
  auto field = one_field_of(array);
  if (!field) return nullptr;
  const bool outer = std::exchange(in_element_, true);
  NodePtr inner = parse_group_();
  in_element_ = outer;
  if (!inner) return nullptr;
  return tokens_.finish(ElementMatches{std::move(*field), std::move(inner)}, word.span.offset);
}

// `hour(time) in 2..4`
NodePtr TermParser::parse_time_part(TimePart part, const Token& word) {
  const std::string name(time_part_name(part));
  auto field = parse_enclosed_field(fmt::format("write {}(time)", name));
  if (!field) return nullptr;
  const bool negated = at(TokenKind::logical_not);
  if (negated && !tokens_.advance()) return nullptr;
  const WordOperator operation = word_operator(current());
  const bool list = operation == WordOperator::in;
  TokenKind compared = current().kind;
  if (is_comparison_word(operation)) compared = comparison_of(operation);
  const auto order = order_of(compared);
  const bool equal = compared == TokenKind::equals || compared == TokenKind::not_equals;
  if (!list && (negated || (!equal && (!order || part == TimePart::weekday)))) {
    return part == TimePart::hour
               ? tokens_.fail(current().span, "hour is tested with =, !=, <, <=, >, >= or in",
                              "write hour(time)=3, or hour(time) in 22..4")
               : tokens_.fail(current().span, "weekday is tested with =, != or in",
                              "write weekday(time)=mon, or in sat..sun");
  }
  auto values = parse_part_values(part, list);
  if (!values) return nullptr;
  if (order) values = time_part_ordered(part, *order, *values);
  NodePtr node =
      tokens_.finish(TimePartIs{std::move(*field), part, *values, context_.zone}, word.span.offset);
  if (!negated && compared != TokenKind::not_equals) return node;
  return tokens_.finish(Not{std::move(node)}, word.span.offset);
}

// Behind the operator, which is the current token.
std::optional<std::uint32_t> TermParser::parse_part_values(TimePart part, bool list) {
  if (!tokens_.advance_to_value()) return std::nullopt;
  std::vector<Literal> literals;
  if (list && at(TokenKind::open)) {
    auto values = lists_.parse_values(false);
    if (!values) return std::nullopt;
    literals = *std::move(values);
  } else {
    literals.push_back(make_literal(current(), false));
    if (!tokens_.advance()) return std::nullopt;
  }
  std::uint32_t all = 0;
  for (const Literal& literal : literals) {
    const auto values = time_part_values(part, literal.text);
    if (!values || (!list && literal.text.find("..") != std::string::npos)) {
      tokens_.fail(literal.span,
                   fmt::format("{} is no {}", quoted_short(literal.text),
                               part == TimePart::hour ? "hour" : "day of the week"),
                   part == TimePart::hour ? "hours are 0 to 23; a range: hour(time) in 22..4"
                                          : "days are mon tue wed thu fri sat sun; a range: in "
                                            "sat..sun");
      return std::nullopt;
    }
    all |= *values;
  }
  return all;
}

// Also of `f not like v`.
std::optional<QueryError> TermParser::foreign_operation_of(const Token& subject) const {
  Lexer ahead = tokens_.lexer();
  if (!at(TokenKind::logical_not)) return foreign_operation(subject, current(), ahead);
  const auto operation = ahead.next();
  if (!operation) return std::nullopt;
  return foreign_operation(subject, *operation, ahead);
}

// Also `not` before one that it belongs to: `f not in (...)`, `f not contains v`.
bool TermParser::at_word_operator() const {
  const WordOperator here = word_operator(current());
  if (here != WordOperator::none) return here != WordOperator::exists;
  if (!at(TokenKind::logical_not)) return false;
  Lexer ahead = tokens_.lexer();
  const auto token = ahead.next();
  if (!token) return false;
  const WordOperator operation = word_operator(*token);
  return operation != WordOperator::none && operation != WordOperator::exists &&
         !is_comparison_word(operation);
}

NodePtr TermParser::parse_operator(const Token& subject) {
  if (is_comparison(current().kind)) return parse_comparison(subject, current().kind);
  const bool negated = at(TokenKind::logical_not);
  if (negated && !tokens_.advance()) return nullptr;
  const WordOperator operation = word_operator(current());
  if (is_comparison_word(operation)) return parse_comparison(subject, comparison_of(operation));
  NodePtr node = parse_word_operation(subject, operation);
  if (!node) return nullptr;
  node->span = {subject.span.offset, tokens_.previous_end() - subject.span.offset};
  return negated ? tokens_.finish(Not{std::move(node)}, subject.span.offset) : std::move(node);
}

NodePtr TermParser::parse_word_operation(const Token& subject, WordOperator operation) {
  if (!is_operator_anywhere(operation)) {
    Lexer ahead = tokens_.lexer();
    const auto value = ahead.next_value();
    if (value && value->kind != TokenKind::string) return refuse_unquoted(subject, *value);
  }
  auto field = field_of(subject);
  if (!field) return nullptr;
  if (operation == WordOperator::in) return lists_.parse(std::move(*field));
  if (const auto place = text_place(operation)) return parse_place(std::move(*field), *place);
  return parse_text_order(std::move(*field));
}

// Words of a sentence, too: only with a text in quotes they are operators.
NodePtr TermParser::refuse_unquoted(const Token& subject, const Token& value) {
  const std::string name =
      subject.kind == TokenKind::string ? quoted_short(subject.text) : subject.text;
  const std::string text = value.kind == TokenKind::word ? value.text : "text";
  return tokens_.fail(current().span,
                      fmt::format("{} takes a text in quotes after it", current().text),
                      fmt::format("write {} {} {}; to search for the words, put them in quotes",
                                  name, current().text, quoted_short(text)));
}

// current() is the operator.
NodePtr TermParser::parse_comparison(const Token& subject, TokenKind operation) {
  auto field = field_of(subject);
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
  if (is_connective(current()) && !tokens_.touches_previous()) {
    return tokens_.fail(missing_value(symbol, current()));
  }
  const std::optional<Order> order = order_of(operation);
  if (at_other_field()) return parse_other_field(std::move(field), order);
  Literal value = make_literal(current(), !order);
  if (!order && take_quoted_ends(value, tokens_)) {
    // A range, whose ends are whole.
  } else if (field.role == Role::time || order) {
    take_time(value, tokens_, !holds_times(field));
  } else if (auto refused = foreign_value(subject, symbol, current(), tokens_.lexer())) {
    return tokens_.fail(*std::move(refused));
  }
  if (!tokens_.advance()) return nullptr;
  if (order) {
    return tokens_.accept_node(make_ordered(std::move(field), *order, std::move(value), context_));
  }
  return tokens_.accept_node(make_equals(std::move(field), std::move(value), context_));
}

// `field(`; a blank changes nothing.
bool TermParser::at_other_field() const {
  if (!at(TokenKind::word) || !is_keyword(current().text, "field")) return false;
  Lexer ahead = tokens_.lexer();
  const auto next = ahead.next();
  return next && next->kind == TokenKind::open;
}

NodePtr TermParser::parse_other_field(FieldName field, std::optional<Order> order) {
  if (field.any) {
    return tokens_.fail(field.span, "* is no field to compare with another", "name the field");
  }
  if (!tokens_.advance()) return nullptr;
  auto other = parse_enclosed_field("write a=field(b)");
  if (!other) return nullptr;
  return make_node(FieldsCompared{std::move(field), order, std::move(*other)});
}

// contains, has, startswith, endswith
NodePtr TermParser::parse_place(FieldName field, TextPlace place) {
  const Token operation = current();
  if (!tokens_.advance_to_value()) return nullptr;
  if (!tokens_.at_value() || is_connective(current())) {
    return tokens_.fail(missing_value(operation, current()));
  }
  HoldsText node{std::move(field), place, make_literal(current(), false)};
  return tokens_.advance() ? make_node(std::move(node)) : nullptr;
}

// before, after; the text that follows is in quotes.
NodePtr TermParser::parse_text_order(FieldName field) {
  const bool after = word_operator(current()) == WordOperator::after;
  if (!tokens_.advance_to_value()) return nullptr;
  TextOrdered node{std::move(field), after, make_literal(current(), false)};
  return tokens_.advance() ? make_node(std::move(node)) : nullptr;
}

}  // namespace gsaw
