// A query that is still being typed, read with a character behind it: so the last word is always
// there, and what it is can be asked of the lexer.
#include "query/unfinished_query.h"

#include <initializer_list>
#include <optional>
#include <utility>

#include "query/lexer.h"
#include "query/typed_value.h"
#include "query/word_operator.h"

namespace gsaw {
namespace {

using TypingPlace = UnfinishedQuery::Place;

constexpr char kNextCharacter = 'x';

// Goes from token to token as the parser does.
class UnfinishedReader {
 public:
  explicit UnfinishedReader(std::string_view query) : query_(query), lexer_(query) {}

  // The last word, which ends the query; none where that cannot be read.
  std::optional<UnfinishedQuery> read() {
    while (true) {
      auto token = (lexer_.*next_)();
      if (!token || token->kind == TokenKind::end) return std::nullopt;
      const SourceSpan span = token->span;
      const bool is_last = span.offset + span.length == query_.size();
      if (is_last) return found(*std::move(token));
      // What is right behind a string is no word of its own.
      closed_at_ = token->kind == TokenKind::string ? span.offset + span.length : kNowhere;
      take(*token);
    }
  }

 private:
  static constexpr auto kNowhere = std::string_view::npos;
  enum class List { none, announced, open };

  UnfinishedQuery found(Token token) const {
    UnfinishedQuery end{place_, token.span.offset, {}, '\0', field_};
    const bool is_word = token.kind == TokenKind::word || token.kind == TokenKind::string;
    if (!is_word || token.span.offset == closed_at_) end.place = TypingPlace::nowhere;
    if (token.kind == TokenKind::string) end.quote = query_[end.begin];
    end.text = end.place == TypingPlace::value ? std::move(token.text)
                                               : std::string(query_.substr(end.begin));
    return end;
  }

  void go_on(TypingPlace place, QueryResult<Token> (Lexer::*next)()) {
    place_ = place;
    next_ = next;
  }

  void take(const Token& token) {
    switch (token.kind) {
      case TokenKind::word:
      case TokenKind::string:
        return take_word(token);
      case TokenKind::equals:
      case TokenKind::not_equals:
        return go_on(has_name() ? TypingPlace::value : TypingPlace::nowhere, &Lexer::next_value);
      case TokenKind::matches:
      case TokenKind::not_matches:
        return go_on(TypingPlace::nowhere, &Lexer::next_regex);
      case TokenKind::open:
        if (list_ == List::none) return go_on(TypingPlace::name, &Lexer::next);
        list_ = List::open;
        return go_on(TypingPlace::value, &Lexer::next_value);
      case TokenKind::comma:
        return go_on(list_ == List::open ? TypingPlace::value : TypingPlace::nowhere,
                     &Lexer::next_value);
      case TokenKind::logical_and:
      case TokenKind::logical_or:
      case TokenKind::logical_not:
        return go_on(TypingPlace::name, &Lexer::next);
      case TokenKind::less:
      case TokenKind::less_equal:
      case TokenKind::greater:
      case TokenKind::greater_equal:
        return go_on(TypingPlace::nowhere, &Lexer::next_value);
      default:
        list_ = List::none;
        return go_on(TypingPlace::after_term, &Lexer::next);
    }
  }

  bool has_name() const { return place_ == TypingPlace::after_name; }

  void take_word(const Token& word) {
    if (list_ == List::open) return go_on(TypingPlace::nowhere, &Lexer::next_value);
    const bool is_operand = next_ != &Lexer::next;
    if (is_operand) return go_on(TypingPlace::after_term, &Lexer::next);
    const WordOperator operation = has_name() ? word_operator(word) : WordOperator::none;
    if (operation == WordOperator::exists) return go_on(TypingPlace::after_term, &Lexer::next);
    if (operation == WordOperator::in) list_ = List::announced;
    if (operation != WordOperator::none) return go_on(TypingPlace::nowhere, &Lexer::next_value);
    field_ = query_.substr(word.span.offset, word.span.length);
    go_on(TypingPlace::after_name, &Lexer::next);
  }

  std::string_view query_;
  Lexer lexer_;
  TypingPlace place_ = TypingPlace::name;  // of the next word
  QueryResult<Token> (Lexer::*next_)() = &Lexer::next;
  List list_ = List::none;  // behind `in`
  std::size_t closed_at_ = kNowhere;
  std::string field_;
};

}  // namespace

UnfinishedQuery read_unfinished(std::string_view query) {
  for (const std::string_view closing : {"", "\"", "'"}) {
    std::string finished(query);
    finished += kNextCharacter;
    finished += closing;
    auto end = UnfinishedReader(finished).read();
    if (!end) continue;
    end->text.resize(end->place == TypingPlace::value ? end->text.size() - 1
                                                      : query.size() - end->begin);
    return *std::move(end);
  }
  return {};
}

namespace {

std::optional<std::string> with_typed(std::string_view query, const UnfinishedQuery& end,
                                      std::string_view value, const std::string& typed) {
  std::string completed(query.substr(0, end.begin));
  completed += typed;
  // Its last word is not ended by the quote behind it.
  const std::string_view open = std::string_view(completed).substr(
      0, completed.size() - (typed.front() == '"' || typed.front() == '\'' ? 1 : 0));
  const UnfinishedQuery again = read_unfinished(open);
  const bool is_same =
      again.place == TypingPlace::value && again.field == end.field && again.text == value;
  // As it is with what is ended: its last word may be an id.
  const bool is_text = read_unfinished(completed + ' ').place == TypingPlace::after_name;
  return is_same && !is_text ? std::optional(std::move(completed)) : std::nullopt;
}

}  // namespace

std::optional<std::string> with_value(std::string_view query, const UnfinishedQuery& end,
                                      std::string_view value) {
  const std::string typed = typed_value(value, end.quote);
  if (auto completed = with_typed(query, end, value, typed)) return completed;
  const std::string quoted = typed_value(value, '"');
  return quoted == typed ? std::nullopt : with_typed(query, end, value, quoted);
}

}  // namespace gsaw
