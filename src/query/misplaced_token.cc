// The errors for a token that cannot stand where it was found.
#include "query/misplaced_token.h"

#include <fmt/format.h>

#include <string>

#include "query/word_operator.h"

namespace gsaw {
namespace {

// A colon is hard to see in a sentence.
std::string_view named(const Token& token) {
  return token.text == ":" ? std::string_view("the colon") : std::string_view(token.text);
}

}  // namespace

QueryError missing_term(const Token& found) {
  if (found.kind == TokenKind::end) return {found.span, "a term is missing at the end", {}};
  if (is_comparison(found.kind)) return leftover(found);
  const bool connective =
      found.kind == TokenKind::logical_and || found.kind == TokenKind::logical_or;
  return {found.span, fmt::format("a term is missing before {}", found.text),
          connective ? std::string(kQuoteHint) : std::string()};
}

QueryError missing_value(const Token& operation, const Token& found) {
  std::string suggestion = operation.kind == TokenKind::word
                               ? "to search for the words, put them in quotes"
                               : "an empty value is \"\"";
  if (found.kind == TokenKind::open) {
    suggestion = "for one of several values write f in (a, b)";
  } else if (is_comparison(found.kind)) {
    suggestion = "write one operator between field and value";
  } else if (is_connective(found)) {
    suggestion = "if the word is the value, put it in quotes";
  }
  return {found.span, fmt::format("a value is missing after {}", named(operation)),
          std::move(suggestion)};
}

QueryError leftover(const Token& found) {
  if (found.kind == TokenKind::close) return {found.span, "this ) has no ( before it", {}};
  if (found.kind == TokenKind::comma) {
    return {found.span, "a comma may only stand in a list",
            "for one of several values write f in (a, b); text with a comma goes in quotes"};
  }
  return {found.span, fmt::format("{} has no field before it", named(found)),
          fmt::format("put a text or value that holds {} in quotes", found.text)};
}

}  // namespace gsaw
