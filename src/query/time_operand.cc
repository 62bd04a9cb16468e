// Times of several words, as people write them without quotes.
#include "query/time_operand.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "query/time_expr.h"

namespace gsaw {
namespace {

bool is_sign(char c) { return c == '+' || c == '-'; }

bool starts_with_digit(std::string_view text) { return !text.empty() && is_digit(text[0]); }

// `09:14`, also `09:14Z` and `9:14:46.221`.
bool is_clock(std::string_view word) {
  const std::size_t colon = word.find(':');
  return starts_with_digit(word) && (colon == 1 || colon == 2) &&
         starts_with_digit(word.substr(colon + 1));
}

// The next bare word; empty text when something else stands there.
Token next_word(Lexer& lexer) {
  auto token = lexer.next_value();
  if (!token || token->kind != TokenKind::word) return {};
  return *token;
}

void append(Literal& value, const Token& word, std::string_view between) {
  value.text.append(between).append(word.text);
  value.span.length = word.span.offset + word.span.length - value.span.offset;
}

// One word that goes on: a clock behind a date, a zone or a span behind any time.
bool take_one(Literal& value, Lexer& lexer) {
  Lexer ahead = lexer;
  Token word = next_word(ahead);
  if (word.text.empty()) return false;
  const bool date_alone = looks_like_date(value.text) && value.text.find(':') == std::string::npos;
  if (date_alone && is_clock(word.text)) {
    append(value, word, " ");
  } else if (word.text.size() > 1 && is_sign(word.text[0]) && is_digit(word.text[1])) {
    append(value, word, "");
  } else if (word.text.size() == 1 && is_sign(word.text[0])) {
    const Token span = next_word(ahead);
    if (!starts_with_digit(span.text)) return false;
    append(value, word, "");
    append(value, span, "");
  } else {
    return false;
  }
  lexer = ahead;
  return true;
}

// `3h ago`, `3 hours ago`, `1h 30m ago`.
void take_ago(Literal& value, Lexer& lexer) {
  Lexer ahead = lexer;
  const Token first = next_word(ahead);
  if (is_keyword(first.text, "ago")) {
    append(value, first, " ");
    lexer = ahead;
    return;
  }
  const Token second = next_word(ahead);
  if (first.text.empty() || !is_keyword(second.text, "ago")) return;
  append(value, first, " ");
  append(value, second, " ");
  lexer = ahead;
}

}  // namespace

void take_time(Literal& value, TokenStream& tokens, bool any_field) {
  Lexer ahead = tokens.lexer();
  extend_time(value, ahead, any_field);
  tokens.extend_current(value.span, ahead);
}

bool take_time_range(Literal& value, TokenStream& tokens) {
  constexpr std::string_view kDots = "..";
  if (value.quoted) return false;
  Literal range = value;
  Lexer ahead = tokens.lexer();
  const auto takes_clock = [&] {
    const std::size_t dots = range.text.rfind(kDots);
    const std::string_view end =
        std::string_view(range.text).substr(dots == std::string::npos ? 0 : dots + kDots.size());
    Lexer further = ahead;
    const Token word = next_word(further);
    const bool is_date = looks_like_date(end) && end.find(':') == std::string::npos;
    if (!is_date || !is_clock(word.text)) return false;
    append(range, word, " ");
    ahead = further;
    return true;
  };
  while (takes_clock()) {
  }
  const std::size_t dots = range.text.find(kDots);
  const bool is_range = dots != std::string::npos && dots == range.text.rfind(kDots);
  if (!is_range || range.text.size() == value.text.size()) return false;
  range.glob = false;
  range.range = true;
  value = std::move(range);
  tokens.extend_current(value.span, ahead);
  return true;
}

bool begins_with_time_word(std::string_view text) {
  const std::string_view word = text.substr(0, text.find_first_of("+- "));
  constexpr std::string_view kWords[] = {"now", "end", "today", "yesterday", "tomorrow"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view known) { return is_keyword(word, known); });
}

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }

void extend_time(Literal& value, Lexer& lexer, bool any_field) {
  if (value.quoted) return;
  const bool date = looks_like_date(value.text);
  if (!date && starts_with_digit(value.text)) take_ago(value, lexer);
  if (any_field && !date && !begins_with_time_word(value.text)) return;
  while (take_one(value, lexer)) {
  }
}

}  // namespace gsaw
