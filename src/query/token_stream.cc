// The tokens of a query one by one, and the first error.
#include "query/token_stream.h"

namespace gsaw {

bool TokenStream::advance(QueryResult<Token> (Lexer::*read)()) {
  previous_end_ = current_.span.offset + current_.span.length;
  std::optional<Token> token = accept((lexer_.*read)());
  if (!token) return false;
  current_ = std::move(*token);
  return true;
}

void TokenStream::extend_current(SourceSpan span, const Lexer& lexer) {
  current_.span = span;
  lexer_ = lexer;
}

NodePtr TokenStream::fail(QueryError error) {
  error_ = std::move(error);
  return nullptr;
}

}  // namespace gsaw
