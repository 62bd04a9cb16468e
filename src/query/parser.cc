// Query text to tree: how tests are combined, by recursive descent.
//   or      = and { "or" and }
//   and     = not { ["and"] not }
//   not     = { "not" } primary
//   primary = "(" or ")" | term
#include "query/parser.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "query/characters.h"
#include "query/foreign_habits.h"
#include "query/misplaced_token.h"
#include "query/term_parser.h"
#include "query/token_stream.h"

namespace gsaw {
namespace {

// Each function returns null after an error, which is then in the stream.
class Parser {
 public:
  Parser(std::string_view query, const TimeContext& context)
      : tokens_(query), terms_(tokens_, context, [this] { return parse_group(); }) {}

  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  QueryResult<NodePtr> parse() {
    NodePtr root;
    if (tokens_.advance()) root = at(TokenKind::end) ? make_node(MatchAll{}) : parse_or();
    if (root && !at(TokenKind::end)) root = tokens_.fail(leftover(tokens_.current()));
    if (root) return root;
    return tl::unexpected(tokens_.take_error());
  }

 private:
  NodePtr parse_or();
  NodePtr parse_and();
  NodePtr parse_not();
  NodePtr parse_primary();
  NodePtr parse_group();

  bool at(TokenKind kind) const { return tokens_.at(kind); }
  bool at_foreign_connective() const;

  TokenStream tokens_;
  TermParser terms_;
  int depth_ = 0;
};

NodePtr Parser::parse_or() {
  const std::size_t begin = tokens_.current().span.offset;
  NodePtr first = parse_and();
  if (!first || !at(TokenKind::logical_or)) return first;
  Or any;
  any.terms.push_back(std::move(first));
  while (at(TokenKind::logical_or)) {
    if (!tokens_.advance()) return nullptr;
    NodePtr term = parse_and();
    if (!term) return nullptr;
    any.terms.push_back(std::move(term));
  }
  return tokens_.finish(std::move(any), begin);
}

NodePtr Parser::parse_and() {
  const std::size_t begin = tokens_.current().span.offset;
  And all;
  while (true) {
    NodePtr term = parse_not();
    if (!term) return nullptr;
    all.terms.push_back(std::move(term));
    if (at(TokenKind::logical_and)) {
      if (!tokens_.advance()) return nullptr;
      continue;
    }
    if (!tokens_.at_value() && !at(TokenKind::open) && !at(TokenKind::logical_not)) break;
    // `main(x)`, `don't`, `a"b"`: one text to the writer, two terms to the grammar.
    if (tokens_.touches_previous() && tokens_.query()[tokens_.previous_end() - 1] != ')') {
      const std::string_view call =
          at(TokenKind::open) ? "of this form are hour(f), weekday(f) and f=field(g); " : "";
      return tokens_.fail(tokens_.current().span, "a blank is missing here",
                          fmt::format("{}{}", call, kQuoteHint));
    }
    if (at_foreign_connective()) return tokens_.fail(foreign_connective(tokens_.current()));
  }
  if (all.terms.size() == 1) return std::move(all.terms.front());
  return tokens_.finish(std::move(all), begin);
}

// `a xor b`, but not a text of that name at the end.
bool Parser::at_foreign_connective() const {
  if (!is_foreign_connective(tokens_.current())) return false;
  Lexer ahead = tokens_.lexer();
  const auto next = ahead.next();
  return next && (next->kind == TokenKind::word || next->kind == TokenKind::string ||
                  next->kind == TokenKind::open || next->kind == TokenKind::logical_not);
}

NodePtr Parser::parse_not() {
  if (!at(TokenKind::logical_not)) return parse_primary();
  const SourceSpan span = tokens_.current().span;
  if (depth_ == kMaxQueryDepth) return tokens_.fail(span, "the query is nested too deeply");
  if (!tokens_.advance()) return nullptr;
  const bool in_parentheses = at(TokenKind::open);
  ++depth_;
  NodePtr term = parse_not();
  --depth_;
  if (!term) return nullptr;
  auto refused = in_parentheses ? std::nullopt : negated_name(*term);
  if (refused) return tokens_.fail(*std::move(refused));
  return tokens_.finish(Not{std::move(term)}, span.offset);
}

NodePtr Parser::parse_primary() {
  if (at(TokenKind::open)) return parse_group();
  if (tokens_.at_value()) return terms_.parse();
  return tokens_.fail(missing_term(tokens_.current()));
}

NodePtr Parser::parse_group() {
  const SourceSpan open = tokens_.current().span;
  if (depth_ == kMaxQueryDepth) return tokens_.fail(open, "the query is nested too deeply");
  if (!tokens_.advance()) return nullptr;
  if (at(TokenKind::end)) return tokens_.fail(open, "this ( is never closed");
  if (at(TokenKind::close)) {
    return tokens_.fail(tokens_.current().span, "nothing stands between ( and )",
                        std::string(kQuoteHint));
  }
  ++depth_;
  NodePtr inner = parse_or();
  --depth_;
  if (!inner) return nullptr;
  if (at(TokenKind::end)) return tokens_.fail(open, "this ( is never closed");
  if (!at(TokenKind::close)) return tokens_.fail(leftover(tokens_.current()));
  return tokens_.advance() ? std::move(inner) : nullptr;
}

}  // namespace

tl::expected<NodePtr, QueryError> parse_query(std::string_view query, const TimeContext& context) {
  if (const std::size_t valid = valid_utf8_prefix(query); valid < query.size()) {
    return query_error({valid, 1}, "the query is not valid UTF-8 here",
                       "entries are read as UTF-8, so this could never match");
  }
  return Parser(query, context).parse();
}

}  // namespace gsaw
