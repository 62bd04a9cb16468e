// Query text to tokens, read on demand.
#include "query/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "query/characters.h"
#include "query/quoted_text.h"
#include "query/string_literal.h"

namespace gsaw {
namespace {

constexpr std::string_view kRegexHelp =
    "write the regular expression in quotes: /.../, \"...\" or '...'";

// MAC and IPv6 addresses and Jaeger's ids (trace:span:parent:flags): groups of
// hexadecimal digits, and either six of them or a first one longer than field names
// of such letters are. They must not turn into fields when they start with a letter.
bool is_colon_separated_hex(std::string_view word) {
  const auto allowed = [](char c) { return ascii_hex_digit(c) >= 0 || c == ':'; };
  return std::all_of(word.begin(), word.end(), allowed) &&
         (std::count(word.begin(), word.end(), ':') >= 5 || word.find(':') >= 16);
}

// Where the `:` stands that makes the front of `word` a field name; npos when the
// word is text: `http://x`, `09:14`, `10.0.0.1:80`, `fe80::1`, `:8080`.
std::size_t field_colon(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0 || is_digit(word[0])) {
    return std::string_view::npos;
  }
  const std::string_view rest = word.substr(colon + 1);
  if (rest.starts_with("//") || rest.starts_with(":") || is_colon_separated_hex(word)) {
    return std::string_view::npos;
  }
  return colon;
}

TokenKind kind_of_word(std::string_view word) {
  if (is_keyword(word, "and")) return TokenKind::logical_and;
  if (is_keyword(word, "or")) return TokenKind::logical_or;
  if (is_keyword(word, "not")) return TokenKind::logical_not;
  return TokenKind::word;
}

struct Symbol {
  std::string_view text;
  TokenKind kind;
  std::string_view suggestion;  // set: an error, an operator of some other tool
};

// Longest first where one is the start of another.
constexpr Symbol kSymbols[] = {
    {"=~", TokenKind::matches, "write ~ for a regular expression: field~re"},
    {"~=", TokenKind::matches, "write ~ for a regular expression: field~re"},
    {"~~", TokenKind::matches, "write ~ for a regular expression: field~re"},
    {"===", TokenKind::equals, "write = for equality"},
    {"==", TokenKind::equals, {}},
    {"=>", TokenKind::greater_equal, "write >= for greater or equal"},
    {"=<", TokenKind::less_equal, "write <= for less or equal"},
    {"=", TokenKind::equals, {}},
    {"!==", TokenKind::not_equals, "write != for inequality"},
    {"!=", TokenKind::not_equals, {}},
    {"!~", TokenKind::not_matches, {}},
    {"!", TokenKind::logical_not, {}},
    {"<=", TokenKind::less_equal, {}},
    {"<>", TokenKind::not_equals, "write != for inequality"},
    {"<", TokenKind::less, {}},
    {">=", TokenKind::greater_equal, {}},
    {">", TokenKind::greater, {}},
    {"~", TokenKind::matches, {}},
    {"&&", TokenKind::logical_and, {}},
    {"&", TokenKind::logical_and, "write && or and; to search for the character, put it in quotes"},
    {"||", TokenKind::logical_or, {}},
    {"|", TokenKind::logical_or, "write || or or; to search for the character, put it in quotes"},
    {"(", TokenKind::open, {}},
    {")", TokenKind::close, {}},
    {",", TokenKind::comma, {}},
};

}  // namespace

bool is_keyword(std::string_view word, std::string_view keyword) {
  return equals_lowered(word, keyword);
}

QueryResult<Token> Lexer::next() {
  skip_blanks();
  if (at_end()) return take(TokenKind::end, 0);
  if (position_ == field_colon_) return take(TokenKind::equals, 1);
  if (at_quote()) {
    auto token = read_quoted(TokenKind::string);
    if (token && !at_end() && (query_[position_] == '.' || query_[position_] == '[')) {
      return read_path(*std::move(token));
    }
    if (token && !at_end() && query_[position_] == ':') field_colon_ = position_;
    return token;
  }
  if (word_end() > position_) return read_term_word();
  return read_symbol();
}

QueryResult<Token> Lexer::next_value() {
  skip_blanks();
  if (at_end()) return take(TokenKind::end, 0);
  if (at_quote()) return read_quoted(TokenKind::string);
  if (const std::size_t end = word_end(); end > position_) {
    return take(TokenKind::word, end - position_);
  }
  return read_symbol();
}

QueryResult<Token> Lexer::next_regex() {
  skip_blanks();
  if (!at_end() && at_quote()) return read_quoted(TokenKind::regex);
  if (!at_end() && query_[position_] == '/') return read_slash_regex();
  const std::size_t end = word_end();
  if (end == position_ && (at_end() || query_[end] == ')')) {
    return query_error({position_, 0}, "a regular expression is missing here");
  }
  // Anything but an end is punctuation that was meant as part of the expression.
  if (end < query_.size() && query_[end] != ')') {
    const CodePoint point = decode_utf8(query_.substr(end));
    if (!is_blank(point.value)) {
      return query_error({end, point.length}, "a regular expression with this needs quotes",
                         std::string(kRegexHelp));
    }
  }
  return take(TokenKind::regex, end - position_);
}

void Lexer::skip_blanks() {
  while (!at_end()) {
    const CodePoint point = decode_utf8(query_.substr(position_));
    if (!point.valid || !is_blank(point.value)) return;
    position_ += point.length;
  }
}

// Where the bare word at the current position ends; the position itself if none starts.
std::size_t Lexer::word_end() const {
  std::size_t end = position_;
  while (end < query_.size()) {
    const CodePoint point = decode_utf8(query_.substr(end));
    if (!point.valid || !is_word_character(point.value)) break;
    end += point.length;
  }
  return end;
}

Token Lexer::take(TokenKind kind, std::size_t length) {
  Token token{kind, std::string(query_.substr(position_, length)), {position_, length}, false};
  position_ += length;
  return token;
}

QueryResult<Token> Lexer::read_term_word() {
  const std::string_view word = query_.substr(position_, word_end() - position_);
  const std::size_t colon = field_colon(word);
  if (colon == std::string_view::npos) {
    Token token = take(kind_of_word(word), word.size());
    if (word.ends_with('.') && !at_end() && at_quote()) return read_path(token);
    return token;
  }

  const std::size_t after = position_ + word.size();
  const bool ends = after == query_.size() || query_[after] == ')' || query_[after] == ',' ||
                    is_blank(decode_utf8(query_.substr(after)).value);
  if (colon + 1 == word.size() && ends) {
    return query_error({position_ + colon, 1}, "a value is missing after the colon",
                       fmt::format("write the value without a blank, or, to search for the "
                                   "text, put it in quotes: {}",
                                   quoted_short(word)));
  }
  field_colon_ = position_ + colon;
  return take(TokenKind::word, colon);
}

// A field name in whose path a part is quoted, `headers."User Agent"`: the word as it stands.
// `front` has been read, up to a quote or behind one.
QueryResult<Token> Lexer::read_path(const Token& front) {
  const std::size_t begin = front.span.offset;
  while (!at_end()) {
    if (at_quote() && query_[position_ - 1] == '.') {
      if (auto part = read_quoted(TokenKind::string); !part) return part;
      continue;
    }
    const std::size_t end = std::min(word_end(), query_.find(':', position_));
    if (end == position_) break;
    position_ = end;
  }
  if (!at_end() && query_[position_] == ':') field_colon_ = position_;
  const SourceSpan span{begin, position_ - begin};
  return Token{TokenKind::word, std::string(query_.substr(begin, span.length)), span, false};
}

QueryResult<Token> Lexer::read_quoted(TokenKind kind) {
  auto literal = read_string_literal(query_, position_, kind == TokenKind::regex);
  if (!literal) return tl::unexpected(std::move(literal.error()));
  Token token = take(kind, literal->end - position_);
  token.text = std::move(literal->text);
  if (take_flag()) {
    ++token.span.length;
    token.ignore_case = true;
  }
  return token;
}

// The i right behind quotes.
bool Lexer::take_flag() {
  if (at_end() || query_[position_] != 'i' || word_end() != position_ + 1) return false;
  ++position_;
  return true;
}

QueryResult<Token> Lexer::read_slash_regex() {
  std::string regex;
  std::size_t at = position_ + 1;
  for (; at < query_.size() && query_[at] != '/'; ++at) {
    // A backslash and what it escapes go together, else /a\\/ would not end.
    if (query_[at] == '\\' && at + 1 < query_.size()) {
      if (query_[at + 1] != '/') regex += '\\';
      ++at;
    }
    regex += query_[at];
  }
  if (at >= query_.size()) {
    return query_error({position_, 1}, "the regular expression that starts here is never closed",
                       "end it with /, or put it in quotes when the / is part of it");
  }
  Token token = take(TokenKind::regex, at + 1 - position_);
  token.text = std::move(regex);

  const std::string_view flags = query_.substr(position_, word_end() - position_);
  if (!flags.empty() && flags != "i") {
    return query_error({position_, flags.size()},
                       fmt::format("{} is not a flag of a regular expression", quoted_short(flags)),
                       "the only flag is i, ignore case; put an expression that holds / in quotes");
  }
  token.span.length += flags.size();
  token.ignore_case = !flags.empty();
  position_ += flags.size();
  return token;
}

QueryResult<Token> Lexer::read_symbol() {
  const std::string_view rest = query_.substr(position_);
  for (const Symbol& symbol : kSymbols) {
    if (!rest.starts_with(symbol.text)) continue;
    if (symbol.suggestion.empty()) return take(symbol.kind, symbol.text.size());
    return query_error({position_, symbol.text.size()},
                       fmt::format("{} is not an operator here", symbol.text),
                       std::string(symbol.suggestion));
  }
  return tl::unexpected(stray_character(position_));
}

QueryError Lexer::stray_character(std::size_t offset) const {
  const CodePoint point = decode_utf8(query_.substr(offset));
  const SourceSpan span{offset, point.length};
  if (!point.valid) return {span, "the query is not valid UTF-8 here", {}};
  if (is_typographic_quote(point.value)) {
    return {span, "this quote is a typographic one", "write \" or '"};
  }
  if (!is_word_character(point.value) &&
      (is_unsafe_on_terminal(point.value) || point.value >= 0x80)) {
    return {span,
            fmt::format("the invisible character U+{:04X} may only stand in quotes",
                        static_cast<unsigned>(point.value)),
            {}};
  }
  return {span, fmt::format("{} may only stand in quotes", query_.substr(offset, point.length)),
          "put the whole text or value in quotes"};
}

}  // namespace gsaw
