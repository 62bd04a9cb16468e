// Strings in quotes, as they stand in a query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/query_error.h"

namespace gsaw {

struct StringLiteral {
  std::string text;     // decoded, without the quotes
  std::size_t end = 0;  // offset behind the closing quote
};

// Reads the string whose opening quote, " or ', is query[offset]: "..." with JSON's
// escapes, '...' as it stands. With `for_regex`, \b is refused in "...": JSON's
// backspace is not what the writer of a regular expression meant.
QueryResult<StringLiteral> read_string_literal(std::string_view query, std::size_t offset,
                                               bool for_regex);

}  // namespace gsaw
