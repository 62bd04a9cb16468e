// One test of a query: a text, or whatever starts with a field's name.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "query/ast.h"
#include "query/list_parser.h"
#include "query/time_expr.h"
#include "query/token_stream.h"
#include "query/word_operator.h"

namespace gsaw {

class TermParser {
 public:
  // `tokens` and `context` must outlive it. `parse_group`: the query in parentheses at which the
  // stream stands.
  TermParser(TokenStream& tokens, const TimeContext& context, std::function<NodePtr()> parse_group)
      : tokens_(tokens),
        context_(context),
        lists_(tokens, context),
        parse_group_(std::move(parse_group)) {}

  // The term that begins with the current token, a word or string; the stream then stands behind
  // it. Null after an error, which is then in the stream.
  NodePtr parse();

 private:
  NodePtr parse_text(const Token& word);
  NodePtr parse_exists(const Token& word);
  NodePtr parse_presence(const Token& subject);
  NodePtr parse_elements(const Token& word);
  NodePtr parse_time_part(TimePart part, const Token& word);
  std::optional<std::uint32_t> parse_part_values(TimePart part, bool list);
  NodePtr parse_operator(const Token& subject);
  NodePtr parse_word_operation(const Token& subject, WordOperator operation);
  NodePtr parse_comparison(const Token& subject, TokenKind operation);
  NodePtr parse_matches(FieldName field);
  NodePtr parse_value(const Token& subject, FieldName field, TokenKind operation);
  NodePtr parse_other_field(FieldName field, std::optional<Order> order);
  NodePtr parse_place(FieldName field, TextPlace place);
  NodePtr parse_text_order(FieldName field);

  const Token& current() const { return tokens_.current(); }
  bool at(TokenKind kind) const { return tokens_.at(kind); }
  bool at_touching_group() const { return at(TokenKind::open) && tokens_.touches_previous(); }
  bool at_word_operator() const;
  bool at_presence() const;
  bool at_other_field() const;
  std::optional<FieldName> field_of(const Token& token);
  std::optional<FieldName> one_field_of(const Token& token);
  std::optional<FieldName> parse_enclosed_field(std::string hint);
  std::optional<QueryError> foreign_operation_of(const Token& subject) const;
  NodePtr refuse_unquoted(const Token& subject, const Token& value);

  TokenStream& tokens_;
  const TimeContext& context_;
  ListParser lists_;
  std::function<NodePtr()> parse_group_;
  bool in_element_ = false;
};

}  // namespace gsaw
