// What stands behind `in`: a list, a file, a range.
#pragma once

#include <optional>
#include <vector>

#include "query/ast.h"
#include "query/time_expr.h"
#include "query/token_stream.h"

namespace gsaw {

class ListParser {
 public:
  // Both must outlive it.
  ListParser(TokenStream& tokens, const TimeContext& context)
      : tokens_(tokens), context_(context) {}

  // The current token is `in`. Null after an error, which is then in the stream.
  NodePtr parse(FieldName field);
  // The values of a list, behind which the stream then stands; the current token is the parenthesis
  // that opens it. None after an error. `timed`: times of several words are one.
  std::optional<std::vector<Literal>> parse_values(bool timed);

 private:
  NodePtr parse_list(FieldName field);
  NodePtr parse_file(FieldName field);
  NodePtr parse_range(const FieldName& field, const Token& operation);

  const Token& current() const { return tokens_.current(); }
  bool at(TokenKind kind) const { return tokens_.at(kind); }

  TokenStream& tokens_;
  const TimeContext& context_;
};

}  // namespace gsaw
