// What stands behind `in`.
#include "query/list_parser.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "query/comparison.h"
#include "query/quoted_ends.h"
#include "query/quoted_text.h"
#include "query/time_expr.h"
#include "query/time_operand.h"
#include "query/value_range.h"

namespace gsaw {

NodePtr ListParser::parse(FieldName field) {
  const Token operation = current();
  if (!tokens_.advance_to_value()) return nullptr;
  if (at(TokenKind::open)) return parse_list(std::move(field));
  if (at(TokenKind::word) && current().text.starts_with('@')) return parse_file(std::move(field));
  return parse_range(field, operation);
}

NodePtr ListParser::parse_range(const FieldName& field, const Token& operation) {
  Literal value = make_literal(current(), false);
  const bool timed = field.role == Role::time;
  if (take_quoted_ends(value, tokens_) || (timed && take_time_range(value, tokens_)) ||
      at(TokenKind::word)) {
    auto range = make_range(field, value, context_);
    if (!range) return tokens_.fail(std::move(range.error()));
    if (*range) return tokens_.advance() ? std::move(*range) : nullptr;
  }
  if (at(TokenKind::word) && current().text.find("..") != std::string::npos) {
    return tokens_.fail(
        current().span, fmt::format("{} is no range", quoted_short(current().text)),
        "its ends are numbers, durations, sizes, addresses or times, both of one "
        "kind, as in f in 1..5; a value that holds .. goes in a list: f in (\"a..b\")");
  }
  if (at(TokenKind::word) && current().text.find('/') != std::string::npos) {
    return tokens_.fail(current().span,
                        fmt::format("{} is no network", quoted_short(current().text)),
                        "as in f in 10.0.0.0/8 or f in 2001:db8::/32; a value goes in a list: "
                        "f in (a, b)");
  }
  const auto message =
      fmt::format("{} needs a list or a file after it, or a range", operation.text);
  if (timed && !value.quoted && looks_like_date(value.text)) {
    return tokens_.fail(
        current().span, message,
        fmt::format("write time in {0}.. for all since then, time={0} for a time, or "
                    "a day as a whole",
                    value.text));
  }
  return tokens_.fail(current().span, message,
                      "write f in (a, b), f in @FILE, f in 1..5 or f in 10.0.0.0/8; to search for "
                      "the words, put them in quotes");
}

NodePtr ListParser::parse_list(FieldName field) {
  auto values = parse_values(field.role == Role::time);
  if (!values) return nullptr;
  return tokens_.accept_node(make_one_of(std::move(field), *std::move(values), context_));
}

std::optional<std::vector<Literal>> ListParser::parse_values(bool timed) {
  const SourceSpan open = current().span;
  const auto refuse = [&](SourceSpan span, std::string message, std::string suggestion = {}) {
    tokens_.fail(span, std::move(message), std::move(suggestion));
    return std::nullopt;
  };
  std::vector<Literal> values;
  if (!tokens_.advance_to_value()) return std::nullopt;
  while (tokens_.at_value()) {
    values.push_back(make_literal(current(), true));
    Literal& value = values.back();
    if (!take_quoted_ends(value, tokens_) && timed && !take_time_range(value, tokens_)) {
      take_time(value, tokens_, false);
    }
    if (!tokens_.advance_to_value()) return std::nullopt;
    if (tokens_.at_value()) return refuse(current().span, "a comma is missing before this value");
    if (!at(TokenKind::comma)) break;
    if (!tokens_.advance_to_value()) return std::nullopt;
  }
  if (at(TokenKind::end)) return refuse(open, "this ( is never closed");
  if (!at(TokenKind::close)) {
    return refuse(current().span, fmt::format("{} cannot stand in a list", current().text),
                  "separate values with commas, and put a value that holds this in quotes");
  }
  if (values.empty()) return refuse(current().span, "the list is empty");
  if (!tokens_.advance()) return std::nullopt;
  return values;
}

// current() is a word that starts with `@`.
NodePtr ListParser::parse_file(FieldName field) {
  std::string file = current().text.substr(1);
  SourceSpan span = current().span;
  if (!tokens_.advance()) return nullptr;
  if (file.empty() && at(TokenKind::string) && tokens_.touches_previous()) {
    file = current().text;
    span.length += current().span.length;
    if (!tokens_.advance()) return nullptr;
  }
  if (file.empty()) {
    return tokens_.fail(span, "a file name is missing after @",
                        "write @FILE, @\"FILE\" or @- for standard input");
  }
  return tokens_.accept_node(make_one_of_file(std::move(field), std::move(file), span));
}

}  // namespace gsaw
