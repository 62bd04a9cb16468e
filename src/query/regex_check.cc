// Whether a regular expression of a query can be used, before anything is read.
#include "query/regex_check.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <cassert>
#include <string>

#include "base/utf8.h"
#include "query/quoted_text.h"
#include "query/regex.h"

namespace gsaw {
namespace {

// What is wrong, without the sentence's subject; RE2's own words are terse.
std::string in_plain_words(const RE2& regex) {
  const std::string culprit = quoted_short(regex.error_arg());
  switch (regex.error_code()) {
    case RE2::ErrorBadEscape:
      return fmt::format("{} is not an escape of regular expressions", culprit);
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange:
      return fmt::format("{} is not a character class or range", culprit);
    case RE2::ErrorMissingBracket:
      return "a [ is never closed in this regular expression";
    case RE2::ErrorMissingParen:
      return "a ( is never closed in this regular expression";
    case RE2::ErrorUnexpectedParen:
      return "a ) has no ( in this regular expression";
    case RE2::ErrorTrailingBackslash:
      return "this regular expression ends in a lone backslash";
    case RE2::ErrorRepeatArgument:
      return fmt::format("{} has nothing before it to repeat", culprit);
    case RE2::ErrorRepeatSize:
      return fmt::format("{} repeats too often; 1000 is the most, nested ones multiplied", culprit);
    case RE2::ErrorRepeatOp:
      return fmt::format("{} cannot be combined", culprit);
    case RE2::ErrorBadPerlOp:
    case RE2::ErrorBadNamedCapture:
      return fmt::format("{} is not supported in regular expressions", culprit);
    case RE2::ErrorPatternTooLarge:
    case RE2::NoError:  // larger than is_too_large() allows
      return "this regular expression is too large";
    default:
      return fmt::format("this regular expression is not valid: {}", regex.error());
  }
}

std::string suggestion_for(const RE2& regex) {
  switch (regex.error_code()) {
    case RE2::ErrorRepeatArgument:
      return "in a regular expression any text is .*, and a literal star is \\*";
    case RE2::ErrorBadPerlOp:
      return "there is no look-ahead or look-behind; combine conditions with and, not";
    case RE2::ErrorMissingParen:
    case RE2::ErrorUnexpectedParen:
    case RE2::ErrorMissingBracket:
      return "write a literal bracket with a backslash before it, or use contains for plain text";
    default:
      return {};
  }
}

// The span of RE2's culprit. It comes as a copy without a position, so it must occur
// once, and the expression must stand in the query as it is, without escapes.
SourceSpan culprit_span(const RE2& regex, const Token& token, std::string_view query) {
  const std::string_view source = query.substr(token.span.offset, token.span.length);
  const std::string& culprit = regex.error_arg();
  const std::size_t start = source.find(token.text);
  const std::size_t at = token.text.find(culprit);
  const bool once =
      at != std::string::npos && token.text.find(culprit, at + 1) == std::string::npos;
  if (culprit.empty() || start == std::string_view::npos || !once) return token.span;
  return {token.span.offset + start + at, culprit.size()};
}

}  // namespace

QueryResult<void> check_regex(const Token& token, std::string_view query) {
  assert(token.kind == TokenKind::regex);
  if (is_literal_regex(token.text) && is_valid_utf8(token.text)) return {};
  const RE2 regex(token.text, regex_options(token.ignore_case));
  if (regex.ok() && !is_too_large(regex)) return {};
  return query_error(culprit_span(regex, token, query), in_plain_words(regex),
                     suggestion_for(regex));
}

}  // namespace gsaw
