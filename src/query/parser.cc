// Query text to tree: the grammar, by recursive descent.
//   or      = and { "or" and }
//   and     = not { ["and"] not }
//   not     = { "not" } primary
//   primary = "(" or ")" | term
#include "query/parser.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/characters.h"
#include "query/comparison.h"
#include "query/misplaced_token.h"
#include "query/regex_check.h"
#include "query/time_operand.h"
#include "query/word_operator.h"

namespace gsaw {
namespace {

// Each function returns null after an error, which is then in error_.
class Parser {
 public:
  Parser(std::string_view query, const TimeContext& context)
      : query_(query), context_(context), lexer_(query) {}

  QueryResult<NodePtr> parse() {
    NodePtr root;
    if (advance()) root = at(TokenKind::end) ? make_node(MatchAll{}) : parse_or();
    if (root && !at(TokenKind::end)) root = fail(leftover(current_));
    if (root) return root;
    return tl::unexpected(std::move(*error_));
  }

 private:
  NodePtr parse_or();
  NodePtr parse_and();
  NodePtr parse_not();
  NodePtr parse_primary();
  NodePtr parse_group();
  NodePtr parse_term();
  NodePtr parse_text(const Token& word);
  NodePtr parse_exists(const Token& word);
  NodePtr parse_operator(const Token& subject);
  NodePtr parse_comparison(const Token& subject, TokenKind operation);
  NodePtr parse_matches(FieldName field);
  NodePtr parse_value(FieldName field, TokenKind operation);
  NodePtr parse_contains(const Token& subject);
  NodePtr parse_in(const Token& subject);
  NodePtr parse_list(FieldName field);
  NodePtr parse_file(FieldName field);

  bool at(TokenKind kind) const { return current_.kind == kind; }
  bool at_value() const { return at(TokenKind::word) || at(TokenKind::string); }
  bool at_operator(WordOperator operation) const { return word_operator(current_) == operation; }
  bool at_negated_word_operator() const;
  bool touches_previous() const { return current_.span.offset == previous_end_; }

  // Takes the next token, read as what the place calls for. False after an error.
  bool advance(QueryResult<Token> (Lexer::*read)() = &Lexer::next);
  bool advance_to_value() { return advance(&Lexer::next_value); }

  NodePtr fail(QueryError error) {
    error_ = std::move(error);
    return nullptr;
  }
  NodePtr fail(SourceSpan span, std::string message, std::string suggestion = {}) {
    return fail(QueryError{span, std::move(message), std::move(suggestion)});
  }
  // The value, or none and its error in error_.
  template <class T>
  std::optional<T> accept(QueryResult<T> result);
  NodePtr accept_node(QueryResult<NodePtr> result);
  // The node, spanning from `begin` to the end of the last token taken.
  template <class Kind>
  NodePtr finish(Kind kind, std::size_t begin) {
    return make_node(std::move(kind), {begin, previous_end_ - begin});
  }

  std::string_view query_;
  const TimeContext& context_;
  Lexer lexer_;
  Token current_;
  std::size_t previous_end_ = 0;  // of the token before current_
  int depth_ = 0;
  std::optional<QueryError> error_;
};

bool Parser::advance(QueryResult<Token> (Lexer::*read)()) {
  previous_end_ = current_.span.offset + current_.span.length;
  std::optional<Token> token = accept((lexer_.*read)());
  if (!token) return false;
  current_ = std::move(*token);
  return true;
}

template <class T>
std::optional<T> Parser::accept(QueryResult<T> result) {
  if (result) return std::move(*result);
  error_ = std::move(result.error());
  return std::nullopt;
}

NodePtr Parser::accept_node(QueryResult<NodePtr> result) {
  return accept(std::move(result)).value_or(nullptr);
}

NodePtr Parser::parse_or() {
  const std::size_t begin = current_.span.offset;
  NodePtr first = parse_and();
  if (!first || !at(TokenKind::logical_or)) return first;
  Or any;
  any.terms.push_back(std::move(first));
  while (at(TokenKind::logical_or)) {
    if (!advance()) return nullptr;
    NodePtr term = parse_and();
    if (!term) return nullptr;
    any.terms.push_back(std::move(term));
  }
  return finish(std::move(any), begin);
}

NodePtr Parser::parse_and() {
  const std::size_t begin = current_.span.offset;
  And all;
  while (true) {
    NodePtr term = parse_not();
    if (!term) return nullptr;
    all.terms.push_back(std::move(term));
    if (at(TokenKind::logical_and)) {
      if (!advance()) return nullptr;
      continue;
    }
    if (!at_value() && !at(TokenKind::open) && !at(TokenKind::logical_not)) break;
    // `main(x)`, `don't`, `a"b"`: one text to the writer, two terms to the grammar.
    if (touches_previous() && query_[previous_end_ - 1] != ')') {
      return fail(current_.span, "a blank is missing here", std::string(kQuoteHint));
    }
  }
  if (all.terms.size() == 1) return std::move(all.terms.front());
  return finish(std::move(all), begin);
}

NodePtr Parser::parse_not() {
  if (!at(TokenKind::logical_not)) return parse_primary();
  const std::size_t begin = current_.span.offset;
  if (depth_ == kMaxQueryDepth) return fail(current_.span, "the query is nested too deeply");
  if (!advance()) return nullptr;
  ++depth_;
  NodePtr term = parse_not();
  --depth_;
  return term ? finish(Not{std::move(term)}, begin) : nullptr;
}

NodePtr Parser::parse_primary() {
  if (at(TokenKind::open)) return parse_group();
  if (at_value()) return parse_term();
  return fail(missing_term(current_));
}

NodePtr Parser::parse_group() {
  const SourceSpan open = current_.span;
  if (depth_ == kMaxQueryDepth) return fail(open, "the query is nested too deeply");
  if (!advance()) return nullptr;
  if (at(TokenKind::end)) return fail(open, "this ( is never closed");
  if (at(TokenKind::close))
    return fail(current_.span, "nothing stands between ( and )", std::string(kQuoteHint));
  ++depth_;
  NodePtr inner = parse_or();
  --depth_;
  if (!inner) return nullptr;
  if (at(TokenKind::end)) return fail(open, "this ( is never closed");
  if (!at(TokenKind::close)) return fail(leftover(current_));
  return advance() ? std::move(inner) : nullptr;
}

// A text term, or whatever starts with a field name.
NodePtr Parser::parse_term() {
  const Token word = current_;
  if (!advance()) return nullptr;
  const bool compared = is_comparison(current_.kind);
  if (!compared && word_operator(word) == WordOperator::exists) return parse_exists(word);
  const WordOperator next = word_operator(current_);
  const bool word_compared = next != WordOperator::none && next != WordOperator::exists;
  if (compared || word_compared || at_negated_word_operator()) return parse_operator(word);
  if (word_operator(word) != WordOperator::none) {
    return fail(word.span, fmt::format("{} has no field before it", word.text),
                std::string(kQuoteHint));
  }
  return parse_text(word);
}

NodePtr Parser::parse_text(const Token& word) {
  if (word.kind == TokenKind::word && word.text.find_first_of("\"'") != std::string::npos) {
    return fail(
        word.span, "this is the name of a field, and nothing is asked about it",
        fmt::format("write exists {}; to search for the text, put all of it in quotes", word.text));
  }
  if (const std::string_view help = foreign_operator(current_); !help.empty()) {
    Lexer ahead = lexer_;
    const auto operand = ahead.next_value();
    if (operand && (operand->kind == TokenKind::word || operand->kind == TokenKind::string)) {
      return fail(current_.span, fmt::format("{} is not an operator here", current_.text),
                  fmt::format("{}; to search for the words, put them in quotes", help));
    }
  }
  return make_node(TextTerm{make_literal(word, false)}, word.span);
}

NodePtr Parser::parse_exists(const Token& word) {
  if (!at_value()) {
    return fail(current_.span, "a field name is missing after exists",
                "write exists FIELD; to search for the word, put it in quotes");
  }
  auto field = accept(make_field(current_));
  if (!field || !advance()) return nullptr;
  return finish(Exists{std::move(*field)}, word.span.offset);
}

// `f not in (...)`, `f not contains v`: the `not` belongs to the operator.
bool Parser::at_negated_word_operator() const {
  if (!at(TokenKind::logical_not)) return false;
  Lexer ahead = lexer_;
  const auto token = ahead.next();
  if (!token) return false;
  const WordOperator operation = word_operator(*token);
  return operation == WordOperator::in || operation == WordOperator::contains;
}

NodePtr Parser::parse_operator(const Token& subject) {
  if (is_comparison(current_.kind)) return parse_comparison(subject, current_.kind);
  const bool negated = at(TokenKind::logical_not);
  if (negated && !advance()) return nullptr;
  NodePtr node;
  if (at_operator(WordOperator::contains)) {
    node = parse_contains(subject);
  } else if (at_operator(WordOperator::in)) {
    node = parse_in(subject);
  } else {
    return parse_comparison(subject, comparison_of(word_operator(current_)));
  }
  if (!node || !negated) return node;
  return finish(Not{std::move(node)}, subject.span.offset);
}

// current_ is the operator.
NodePtr Parser::parse_comparison(const Token& subject, TokenKind operation) {
  auto field = accept(make_field(subject));
  if (!field) return nullptr;
  const bool matches = operation == TokenKind::matches || operation == TokenKind::not_matches;
  NodePtr node =
      matches ? parse_matches(std::move(*field)) : parse_value(std::move(*field), operation);
  if (!node) return nullptr;
  node->span = {subject.span.offset, previous_end_ - subject.span.offset};
  if (operation != TokenKind::not_matches && operation != TokenKind::not_equals) return node;
  return finish(Not{std::move(node)}, subject.span.offset);
}

NodePtr Parser::parse_matches(FieldName field) {
  if (!advance(&Lexer::next_regex)) return nullptr;
  if (auto checked = check_regex(current_, query_); !checked) {
    error_ = std::move(checked.error());
    return nullptr;
  }
  Matches node{std::move(field), current_.text, current_.ignore_case, current_.span};
  return advance() ? make_node(std::move(node)) : nullptr;
}

NodePtr Parser::parse_value(FieldName field, TokenKind operation) {
  const Token symbol = current_;
  if (!advance_to_value()) return nullptr;
  if (!at_value()) return fail(missing_value(symbol, current_));
  // `f= and g=1` lacks a value; `f=and` has one.
  if (is_connective(current_) && !touches_previous()) return fail(missing_value(symbol, current_));
  const std::optional<Order> order = order_of(operation);
  Literal value = make_literal(current_, !order);
  if (field.role == Role::time || order) {
    extend_time(value, lexer_, field.role != Role::time);
    current_.span = value.span;
  }
  if (!advance()) return nullptr;
  if (order) return accept_node(make_ordered(std::move(field), *order, std::move(value), context_));
  return accept_node(make_equals(std::move(field), std::move(value), context_));
}

NodePtr Parser::parse_contains(const Token& subject) {
  const Token operation = current_;
  auto field = accept(make_field(subject));
  if (!field || !advance_to_value()) return nullptr;
  if (!at_value() || is_connective(current_)) return fail(missing_value(operation, current_));
  Contains node{std::move(*field), make_literal(current_, false)};
  return advance() ? finish(std::move(node), subject.span.offset) : nullptr;
}

NodePtr Parser::parse_in(const Token& subject) {
  const Token operation = current_;
  if (!advance_to_value()) return nullptr;
  const bool file = at(TokenKind::word) && current_.text.starts_with('@');
  if (!file && !at(TokenKind::open)) {
    return fail(current_.span, fmt::format("{} needs a list or a file after it", operation.text),
                "write f in (a, b) or f in @FILE; to search for the words, put them in quotes");
  }
  auto field = accept(make_field(subject));
  if (!field) return nullptr;
  NodePtr node = file ? parse_file(std::move(*field)) : parse_list(std::move(*field));
  if (node) node->span = {subject.span.offset, previous_end_ - subject.span.offset};
  return node;
}

// current_ is the parenthesis that opens the list.
NodePtr Parser::parse_list(FieldName field) {
  const SourceSpan open = current_.span;
  std::vector<Literal> values;
  if (!advance_to_value()) return nullptr;
  while (at_value()) {
    values.push_back(make_literal(current_, true));
    if (field.role == Role::time) {
      extend_time(values.back(), lexer_, false);
      current_.span = values.back().span;
    }
    if (!advance_to_value()) return nullptr;
    if (at_value()) return fail(current_.span, "a comma is missing before this value");
    if (!at(TokenKind::comma)) break;
    if (!advance_to_value()) return nullptr;
  }
  if (at(TokenKind::end)) return fail(open, "this ( is never closed");
  if (!at(TokenKind::close)) {
    return fail(current_.span, fmt::format("{} cannot stand in a list", current_.text),
                "separate values with commas, and put a value that holds this in quotes");
  }
  if (values.empty()) return fail(current_.span, "the list is empty");
  if (!advance()) return nullptr;
  return accept_node(make_one_of(std::move(field), std::move(values), context_));
}

// current_ is a word that starts with `@`.
NodePtr Parser::parse_file(FieldName field) {
  std::string file = current_.text.substr(1);
  SourceSpan span = current_.span;
  if (!advance()) return nullptr;
  if (file.empty() && at(TokenKind::string) && touches_previous()) {
    file = current_.text;
    span.length += current_.span.length;
    if (!advance()) return nullptr;
  }
  if (file.empty()) {
    return fail(span, "a file name is missing after @",
                "write @FILE, @\"FILE\" or @- for standard input");
  }
  return accept_node(make_one_of_file(std::move(field), std::move(file), span));
}

}  // namespace

tl::expected<NodePtr, QueryError> parse_query(std::string_view query, const TimeContext& context) {
  if (const std::size_t valid = valid_utf8_prefix(query); valid < query.size()) {
    return query_error({valid, 1}, "the query is not valid UTF-8 here",
                       "entries are read as UTF-8, so this could never match");
  }
  return Parser(query, context).parse();
}

}  // namespace gsaw
