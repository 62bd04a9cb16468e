// Strings in quotes, as they stand in a query.
#include "query/string_literal.h"

#include <fmt/format.h>

#include <cassert>

#include "base/unicode_escape.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

// Decodes the \uXXXX, or the pair of them, at query[at]; returns its length.
QueryResult<std::size_t> decode_unicode_escape(std::string_view query, std::size_t at,
                                               std::string& out) {
  const auto escape = read_unicode_escape(query.substr(at));
  if (!escape) return query_error({at, 2}, "\\u needs four hexadecimal digits");
  if (is_surrogate(escape->value)) {
    return query_error({at, escape->length}, "half of a surrogate pair is not a character",
                       "write both halves, as in \\ud83d\\ude00, or the character itself");
  }
  append_utf8(out, escape->value);
  return escape->length;
}

// Decodes the escape at query[at], which is a backslash; returns its length.
QueryResult<std::size_t> decode_escape(std::string_view query, std::size_t at, bool for_regex,
                                       std::string& out) {
  static constexpr std::string_view kEscapes = "\"\\/bfnrt";
  static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const char c = query[at + 1];
  if (c == 'u') return decode_unicode_escape(query, at, out);
  const std::size_t known = kEscapes.find(c);
  const std::size_t length = 1 + decode_utf8(query.substr(at + 1)).length;
  if (known == std::string_view::npos || (for_regex && c == 'b')) {
    const bool plain = c > ' ' && c < 0x7F;
    return query_error(
        {at, length},
        known == std::string_view::npos
            ? fmt::format("{} is not an escape of strings in \"...\"",
                          plain ? fmt::format("\\{}", c) : "a backslash before this")
            : "\\b in \"...\" is a backspace",
        for_regex ? "write the regular expression as /.../ or in '...', or double the backslash"
                  : "use '...', where a backslash is itself, or double the backslash");
  }
  out += kMeanings[known];
  return 2;
}

}  // namespace

QueryResult<StringLiteral> read_string_literal(std::string_view query, std::size_t offset,
                                               bool for_regex) {
  assert(offset < query.size() && (query[offset] == '"' || query[offset] == '\''));
  const char quote = query[offset];
  StringLiteral literal;
  std::size_t at = offset + 1;
  while (at < query.size() && query[at] != quote) {
    if (quote == '\'' || query[at] != '\\') {
      literal.text += query[at++];
      continue;
    }
    if (++at == query.size()) break;
    const auto length = decode_escape(query, at - 1, for_regex, literal.text);
    if (!length) return tl::unexpected(length.error());
    at += *length - 1;
  }
  if (at >= query.size()) {
    return query_error({offset, 1}, fmt::format("this {} is never closed", quote),
                       quote == '"' ? "" : "a text with an apostrophe goes in \"...\"");
  }
  literal.end = at + 1;
  return literal;
}

}  // namespace gsaw
