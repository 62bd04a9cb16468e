// Strings in quotes, as they stand in a query.
#include "query/string_literal.h"

#include <fmt/format.h>

#include <cassert>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::size_t kUnicodeEscapeLength = 6;  // \uXXXX

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// The code unit of the \uXXXX at the start of `text`.
std::optional<char32_t> code_unit(std::string_view text) {
  if (text.size() < kUnicodeEscapeLength || !text.starts_with("\\u")) return std::nullopt;
  unsigned unit = 0;
  const char* begin = text.data() + 2;
  const char* end = text.data() + kUnicodeEscapeLength;
  const auto [stop, status] = std::from_chars(begin, end, unit, 16);
  if (status != std::errc() || stop != end) return std::nullopt;
  return static_cast<char32_t>(unit);
}

// Decodes the \uXXXX, or the pair of them, at query[at]; returns its length.
QueryResult<std::size_t> decode_unicode_escape(std::string_view query, std::size_t at,
                                               std::string& out) {
  const std::string_view rest = query.substr(at);
  const std::optional<char32_t> unit = code_unit(rest);
  if (!unit) return query_error({at, 2}, "\\u needs four hexadecimal digits");
  if (!is_high_surrogate(*unit) && !is_low_surrogate(*unit)) {
    append_utf8(out, *unit);
    return kUnicodeEscapeLength;
  }
  const std::optional<char32_t> low = code_unit(rest.substr(kUnicodeEscapeLength));
  if (!is_high_surrogate(*unit) || !low || !is_low_surrogate(*low)) {
    return query_error({at, kUnicodeEscapeLength}, "half of a surrogate pair is not a character",
                       "write both halves, as in \\ud83d\\ude00, or the character itself");
  }
  append_utf8(out, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
  return 2 * kUnicodeEscapeLength;
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
