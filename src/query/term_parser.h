// One test of a query: a text, or whatever starts with a field's name.
#pragma once

#include "query/ast.h"
#include "query/time_expr.h"
#include "query/token_stream.h"
#include "query/word_operator.h"

namespace gsaw {

class TermParser {
 public:
  // Both must outlive it.
  TermParser(TokenStream& tokens, const TimeContext& context)
      : tokens_(tokens), context_(context) {}

  // The term that begins with the current token, a word or string; the stream then stands behind
  // it. Null after an error, which is then in the stream.
  NodePtr parse();

 private:
  NodePtr parse_text(const Token& word);
  NodePtr parse_exists(const Token& word);
  NodePtr parse_operator(const Token& subject);
  NodePtr parse_comparison(const Token& subject, TokenKind operation);
  NodePtr parse_matches(FieldName field);
  NodePtr parse_value(const Token& subject, FieldName field, TokenKind operation);
  NodePtr parse_contains(const Token& subject);
  NodePtr parse_in(const Token& subject);
  NodePtr parse_list(FieldName field);
  NodePtr parse_file(FieldName field);

  const Token& current() const { return tokens_.current(); }
  bool at(TokenKind kind) const { return tokens_.at(kind); }
  bool at_operator(WordOperator operation) const { return word_operator(current()) == operation; }
  bool at_negated_operator() const;
  std::optional<QueryError> foreign_operation_of(const Token& subject) const;
  void extend_value(Literal& value, bool any_field);

  TokenStream& tokens_;
  const TimeContext& context_;
};

}  // namespace gsaw
