// The tokens of a query one by one, and the first error: what the parts of the parser share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "query/ast.h"
#include "query/lexer.h"
#include "query/query_error.h"

namespace gsaw {

// What fails returns null, or none, and leaves its error here; the first must end the parse.
class TokenStream {
 public:
  explicit TokenStream(std::string_view query) : query_(query), lexer_(query) {}

  std::string_view query() const { return query_; }
  const Token& current() const { return current_; }
  bool at(TokenKind kind) const { return current_.kind == kind; }
  bool at_value() const { return at(TokenKind::word) || at(TokenKind::string); }
  // The token before the current one ends here.
  std::size_t previous_end() const { return previous_end_; }
  bool touches_previous() const { return current_.span.offset == previous_end_; }

  // Takes the next token, read as what the place calls for. False after an error.
  bool advance(QueryResult<Token> (Lexer::*read)() = &Lexer::next);
  bool advance_to_value() { return advance(&Lexer::next_value); }

  // Stands behind the current token: a copy looks ahead.
  const Lexer& lexer() const { return lexer_; }
  // The current token is a value that has been taken further, up to where `lexer` stands.
  void extend_current(SourceSpan span, const Lexer& lexer);

  NodePtr fail(QueryError error);
  NodePtr fail(SourceSpan span, std::string message, std::string suggestion = {}) {
    return fail(QueryError{span, std::move(message), std::move(suggestion)});
  }
  template <class T>
  std::optional<T> accept(QueryResult<T> result) {
    if (result) return std::move(*result);
    fail(std::move(result.error()));
    return std::nullopt;
  }
  NodePtr accept_node(QueryResult<NodePtr> result) {
    return accept(std::move(result)).value_or(nullptr);
  }
  QueryError take_error() { return std::move(*error_); }

  // The node, spanning from `begin` to the end of the last token taken.
  template <class Kind>
  NodePtr finish(Kind kind, std::size_t begin) const {
    return make_node(std::move(kind), {begin, previous_end_ - begin});
  }

 private:
  std::string_view query_;
  Lexer lexer_;
  Token current_;
  std::size_t previous_end_ = 0;
  std::optional<QueryError> error_;
};

}  // namespace gsaw
