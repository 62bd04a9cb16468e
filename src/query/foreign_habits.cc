// What people bring from other tools.
#include "query/foreign_habits.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "query/quoted_text.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

struct ForeignWord {
  std::string_view word;
  std::string_view help;  // {f}: the field, {v}: the operand, both as typed
};

constexpr ForeignWord kOperators[] = {
    {"like", "write {f}=*part* with * for any text, or {f}~re"},
    {"ilike", "write {f}~/re/i"},
    {"rlike", "write {f}~{v}"},
    {"regexp", "write {f}~{v}"},
    {"matches", "write {f}~{v}"},
    {"starts_with", "write {f} startswith {v}"},
    {"begins_with", "write {f} startswith {v}"},
    {"ends_with", "write {f} endswith {v}"},
    {"contain", "write {f} contains {v}"},
    {"is", "write {f}={v}"},
    {"between", "write {f} in {v}..{w}"},
};

constexpr ForeignWord kConnectives[] = {
    {"xor", "write (a or b) and not (a and b)"},
    {"nor", "write not (a or b)"},
    {"nand", "write not (a and b)"},
};

template <std::size_t kCount>
const ForeignWord* find(const ForeignWord (&words)[kCount], const Token& token) {
  if (token.kind != TokenKind::word) return nullptr;
  for (const ForeignWord& known : words) {
    if (is_keyword(token.text, known.word)) return &known;
  }
  return nullptr;
}

bool is_operand(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::string;
}

std::string shown(const Token& token) {
  return token.kind == TokenKind::string ? quoted_short(token.text) : token.text;
}

// The next value; an empty word when there is none.
Token next_operand(Lexer& ahead) {
  auto token = ahead.next_value();
  if (!token || !is_operand(*token)) return {};
  return *token;
}

bool begins_with_letter(std::string_view text) {
  return !text.empty() && (is_ascii_letter(text[0]) || static_cast<unsigned char>(text[0]) >= 0x80);
}

// `/re/`, `/re/i`
bool is_slash_regex(std::string_view text) {
  if (text.ends_with("/i")) text.remove_suffix(1);
  return text.size() > 2 && text.starts_with('/') && text.ends_with('/');
}

// `5xx`: the statuses of a class.
bool is_status_class(std::string_view text) {
  return text.size() == 3 && is_digit(text[0]) && is_keyword(text.substr(1), "xx");
}

}  // namespace

bool is_foreign_connective(const Token& token) { return find(kConnectives, token) != nullptr; }

QueryError foreign_connective(const Token& token) {
  const ForeignWord* known = find(kConnectives, token);
  return {token.span, fmt::format("{} does not combine tests here", token.text),
          fmt::format("{}; to search for the word, put it in quotes", known->help)};
}

std::optional<QueryError> foreign_operation(const Token& name, const Token& operation,
                                            Lexer ahead) {
  const ForeignWord* known = find(kOperators, operation);
  if (known == nullptr) return std::nullopt;
  Token operand = next_operand(ahead);
  if (!is_operand(operand)) return std::nullopt;
  std::string help(known->help);
  if (known->word == "is" && is_keyword(operand.text, "not")) {
    if (const Token second = next_operand(ahead); is_operand(second)) {
      help = "write {f}!={v}";
      operand = second;
    } else {
      help = "write {f} is not null or {f} is not empty";
    }
  }
  Token upper{TokenKind::word, "5", {}, false};
  if (known->word == "between" && is_keyword(next_operand(ahead).text, "and")) {
    if (const Token last = next_operand(ahead); is_operand(last)) upper = last;
  }
  const std::string form = fmt::format(fmt::runtime(help), fmt::arg("f", shown(name)),
                                       fmt::arg("v", shown(operand)), fmt::arg("w", shown(upper)));
  return QueryError{operation.span, fmt::format("{} is not an operator here", operation.text),
                    form + "; to search for the words, put them in quotes"};
}

std::optional<QueryError> foreign_text(const Token& word) {
  if (word.kind != TokenKind::word) return std::nullopt;
  const std::string_view text = word.text;
  if (text.find('*') != text.npos) {
    std::string_view inner = text;
    while (inner.starts_with('*')) inner.remove_prefix(1);
    while (inner.ends_with('*')) inner.remove_suffix(1);
    const bool at_ends = !inner.empty() && inner.find('*') == inner.npos;
    return QueryError{
        word.span, "* stands for any text only in a value, as in f=a*",
        fmt::format("{}; for the character itself put the text in quotes",
                    at_ends ? fmt::format("a text is found anywhere: write {}", inner)
                            : fmt::format("write FIELD={}, or *={} for any field", text, text))};
  }
  // `-c` is an option that someone looks for.
  if (text.size() > 2 && (text[0] == '-' || text[0] == '+') && begins_with_letter(text.substr(1))) {
    const std::string_view rest = text.substr(1);
    return QueryError{
        word.span, fmt::format("{} means nothing before a text", text[0]),
        text[0] == '-'
            ? fmt::format("write not {}; to search for {}, put it in quotes", rest, text)
            : fmt::format("write {}: two tests side by side mean and; to search for {}, put it "
                          "in quotes",
                          rest, text)};
  }
  return std::nullopt;
}

std::optional<QueryError> negated_name(const Node& term) {
  const auto* text = std::get_if<TextTerm>(&term.kind);
  if (text == nullptr || text->value.quoted || !virtual_field(text->value.text)) {
    return std::nullopt;
  }
  const std::string& name = text->value.text;
  return QueryError{
      term.span, fmt::format("{} is a field, and would be looked for as a text", name),
      fmt::format("write not exists {}; to exclude the text write not \"{}\"", name, name)};
}

std::optional<QueryError> foreign_name(const Token& token) {
  const std::string_view name = token.text;
  if (name.starts_with('-')) {
    return QueryError{token.span, "a field name does not start with -",
                      fmt::format("to exclude entries write not {}...; a key that does start "
                                  "with - goes in quotes",
                                  name.substr(1))};
  }
  if (name.starts_with('+')) {
    return QueryError{token.span, "a field name does not start with +",
                      fmt::format("write {}...: two tests side by side mean and; a key that does "
                                  "start with + goes in quotes",
                                  name.substr(1))};
  }
  if (name == "_exists_" || name == "_missing_") {
    return QueryError{token.span, fmt::format("{} is not known here", name),
                      name == "_exists_" ? "write exists FIELD" : "write not exists FIELD"};
  }
  if (name.find("://") != name.npos) {
    return QueryError{token.span, "a field name holds no ://",
                      "to search for the text, put all of it in quotes"};
  }
  if (name.find_first_of("\"'") != name.npos) return std::nullopt;  // a part is in quotes
  if (name.size() > 1 && name.find('*') != name.npos) {
    return QueryError{token.span, "a field name holds no *",
                      "write * alone for any field; a key that does hold * goes in quotes"};
  }
  const std::size_t at = name.find_first_of("%+");
  if (at != name.npos && at + 1 < name.size()) {
    return QueryError{
        token.span, "nothing is calculated with fields",
        fmt::format("a key that holds {} goes in quotes: {}", name[at], quoted_short(name))};
  }
  return std::nullopt;
}

std::optional<QueryError> foreign_value(const Token& name, const Token& operation,
                                        const Token& value, Lexer ahead) {
  if (value.kind != TokenKind::word) return std::nullopt;
  const std::string& text = value.text;
  const std::string field = shown(name);
  if (is_status_class(text)) {
    return QueryError{
        value.span, fmt::format("{} is no number", text),
        fmt::format("write {0} in {1}00..{1}99; for the text put it in quotes", field, text[0])};
  }
  if (text.starts_with('[') && is_keyword(next_operand(ahead).text, "to")) {
    std::string last = next_operand(ahead).text;
    while (last.ends_with(']')) last.pop_back();
    return QueryError{value.span, "a range is not written in brackets",
                      fmt::format("write {} in {}..{}", field, text.substr(1), last)};
  }
  if (is_slash_regex(text) && (operation.text == ":" || text.find(".*") != text.npos)) {
    return QueryError{value.span,
                      fmt::format("behind {} this would be a text, not a regular expression",
                                  operation.text == ":" ? "the colon" : operation.text),
                      fmt::format("write {}~{}; for the text put it in quotes", field, text)};
  }
  return std::nullopt;
}

}  // namespace gsaw
