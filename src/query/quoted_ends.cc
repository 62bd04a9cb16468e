// Ranges whose ends stand in quotes.
#include "query/quoted_ends.h"

#include <optional>
#include <string>
#include <string_view>

#include "query/lexer.h"

namespace gsaw {
namespace {

constexpr std::string_view kDots = "..";

std::size_t end_of(const SourceSpan& span) { return span.offset + span.length; }

// What stands at `offset` and could be a part of a range.
std::optional<Token> touching(Lexer& lexer, std::size_t offset) {
  auto token = lexer.next_value();
  if (!token || token->span.offset != offset || token->ignore_case) return std::nullopt;
  if (token->kind != TokenKind::word && token->kind != TokenKind::string) return std::nullopt;
  return *token;
}

}  // namespace

bool take_quoted_ends(Literal& value, TokenStream& tokens) {
  if (value.ignore_case) return false;
  Lexer ahead = tokens.lexer();
  std::string text = value.text;
  std::size_t end = end_of(value.span);
  bool open = true;  // behind the dots nothing has been read
  if (value.quoted) {
    const auto dots = touching(ahead, end);
    if (!dots || dots->kind != TokenKind::word || !dots->text.starts_with(kDots)) return false;
    text += dots->text;
    end = end_of(dots->span);
    open = dots->text == kDots;
  }
  if (open && text.ends_with(kDots)) {
    Lexer further = ahead;
    const auto high = touching(further, end);
    const bool quoted = high && high->kind == TokenKind::string;
    if (!quoted && !value.quoted) return false;
    if (quoted) {
      text += high->text;
      end = end_of(high->span);
      ahead = further;
    }
  } else if (!value.quoted) {
    return false;
  }
  // Where an end holds dots, too, nobody could tell which are those of the range.
  if (text.find(kDots) != text.rfind(kDots)) return false;
  value.text = std::move(text);
  value.span.length = end - value.span.offset;
  value.quoted = value.glob = false;
  value.range = true;
  tokens.extend_current(value.span, ahead);
  return true;
}

}  // namespace gsaw
