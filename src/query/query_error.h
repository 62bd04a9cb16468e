// What is wrong with a query, and how a person is told.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "query/ast.h"

namespace gsaw {

// What is wrong with a query, and where.
struct QueryError {
  SourceSpan span;         // bytes of the query; length 0 at its end
  std::string message;     // one sentence in the user's words, no final full stop
  std::string suggestion;  // may be empty
};

template <class T>
using QueryResult = tl::expected<T, QueryError>;

inline tl::unexpected<QueryError> query_error(SourceSpan span, std::string message,
                                              std::string suggestion = {}) {
  return tl::unexpected<QueryError>(QueryError{span, std::move(message), std::move(suggestion)});
}

// The error as printed: message, the query's line with controls shown as `?`, a
// caret line under the span, the suggestion. `what` names the source ("query",
// "--level"). A long line is cut around the caret to about 100 columns, or what
// set_error_width() says. Several lines, no final newline.
std::string error_text(const QueryError& error, std::string_view what, std::string_view query);

// The columns of the terminal that errors go to, in all of the process, so that the caret stands
// below its spot; 0: there is none.
void set_error_width(std::size_t columns);

}  // namespace gsaw
