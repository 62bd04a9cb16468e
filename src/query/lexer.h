// Query text to tokens, read on demand: what a character means depends on whether a
// term, a value or a regular expression stands there, and only the parser knows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/query_error.h"

namespace gsaw {

enum class TokenKind {
  end,
  word,    // bare
  string,  // in quotes
  regex,
  open,
  close,
  comma,
  logical_and,
  logical_or,
  logical_not,
  equals,
  not_equals,
  less,
  less_equal,
  greater,
  greater_equal,
  matches,
  not_matches,
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;          // of words, strings (decoded) and regular expressions; else as written
  SourceSpan span;           // with quotes
  bool ignore_case = false;  // /re/i, "text"i
};

// A cheap copy is a bookmark. After an error it must not be used again.
class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  // Where a term, an operator or a connective may stand. The first `:` of a word is
  // an operator when a field name stands before it (see field_colon in lexer.cc);
  // bare and, or, not are connectives.
  QueryResult<Token> next();

  // Where a value stands: `:` is a character like others, no word is a connective.
  QueryResult<Token> next_value();

  // Where a regular expression stands: /re/, /re/i, "re", 're' or a bare word.
  // Returns that or an error, nothing else.
  QueryResult<Token> next_regex();

 private:
  void skip_blanks();
  bool at_end() const { return position_ == query_.size(); }
  bool at_quote() const { return query_[position_] == '"' || query_[position_] == '\''; }
  std::size_t word_end() const;
  Token take(TokenKind kind, std::size_t length);
  QueryResult<Token> read_term_word();
  QueryResult<Token> read_path(const Token& front);
  QueryResult<Token> read_quoted(TokenKind kind);
  bool take_flag();
  QueryResult<Token> read_slash_regex();
  QueryResult<Token> read_symbol();
  QueryError stray_character(std::size_t offset) const;

  std::string_view query_;
  std::size_t position_ = 0;
  std::size_t field_colon_ = std::string_view::npos;  // where `:` is the operator
};

// `keyword` in lower case; `word` in any ASCII case.
bool is_keyword(std::string_view word, std::string_view keyword);

}  // namespace gsaw
