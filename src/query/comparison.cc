// What a comparison means: the tree of field, operator and value.
#include "query/comparison.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "query/foreign_habits.h"
#include "query/level_spec.h"
#include "query/quoted_text.h"
#include "record/field_path.h"
#include "record/json_text.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

SourceSpan cover(const SourceSpan& first, const SourceSpan& last) {
  return {first.offset, last.offset + last.length - first.offset};
}

QueryResult<TimeExpr> parse_time(const Literal& value, const TimeContext& context) {
  auto time = parse_time_expr(value.text, context);
  if (!time) {
    return query_error(value.span, std::move(time.error().message), std::move(time.error().hint));
  }
  return *time;
}

QueryResult<Level> parse_level(const Literal& value) {
  if (const auto level = level_from_bare_name(value.text)) return *level;
  return tl::unexpected(
      unknown_level(value.text, value.span, ".level=... compares the text as logged"));
}

}  // namespace

QueryResult<FieldName> make_field(const Token& token) {
  FieldName field{token.text, token.kind == TokenKind::string, std::nullopt, token.span};
  if (!field.quoted) {
    if (auto refused = foreign_name(token)) return tl::unexpected(*std::move(refused));
    if (field.text.starts_with('.')) {
      field.text.erase(0, 1);
    } else {
      field.role = virtual_field(field.text);
    }
  }
  if (!field.role) {
    auto path = FieldPath::compile(field.text, field.quoted);
    if (!path) {
      return query_error(token.span, std::move(path.error().message), std::move(path.error().hint));
    }
  }
  return field;
}

Literal make_literal(const Token& token, bool may_be_glob) {
  const bool quoted = token.kind == TokenKind::string;
  const bool glob = may_be_glob && !quoted && token.text.find('*') != std::string::npos;
  return {token.text, quoted, glob, token.span};
}

QueryResult<NodePtr> make_equals(FieldName field, Literal value, const TimeContext& context) {
  const SourceSpan span = cover(field.span, value.span);
  if (field.role == Role::level && !is_json_number(value.text)) {
    const auto level = parse_level(value);
    if (!level) return tl::unexpected(level.error());
    return make_node(LevelEquals{*level}, span);
  }
  if (field.role == Role::time) {
    const auto time = parse_time(value, context);
    if (!time) return tl::unexpected(time.error());
    And instant;
    instant.terms.push_back(
        make_node(TimeOrdered{field, Order::greater_equal, *time, value.text}, span));
    instant.terms.push_back(
        make_node(TimeOrdered{field, Order::less_equal, *time, value.text}, span));
    return make_node(std::move(instant), span);
  }
  return make_node(Equals{std::move(field), std::move(value)}, span);
}

QueryResult<NodePtr> make_ordered(FieldName field, Order order, Literal value,
                                  const TimeContext& context) {
  const SourceSpan span = cover(field.span, value.span);
  if (field.role == Role::level && !is_json_number(value.text)) {
    const auto level = parse_level(value);
    if (!level) return tl::unexpected(level.error());
    return make_node(LevelOrdered{order, *level}, span);
  }
  if (field.role == Role::time || (field.role != Role::level && looks_like_date(value.text))) {
    const auto time = parse_time(value, context);
    if (!time) return tl::unexpected(time.error());
    return make_node(TimeOrdered{std::move(field), order, *time, std::move(value.text)}, span);
  }
  return make_node(Ordered{std::move(field), order, std::move(value)}, span);
}

QueryResult<NodePtr> make_one_of(FieldName field, std::vector<Literal> values,
                                 const TimeContext& context) {
  const SourceSpan span = cover(field.span, values.back().span);
  if (field.role != Role::level && field.role != Role::time) {
    return make_node(OneOf{std::move(field), std::move(values), {}}, span);
  }
  Or any;
  for (Literal& value : values) {
    auto node = make_equals(field, std::move(value), context);
    if (!node) return node;
    any.terms.push_back(std::move(*node));
  }
  if (any.terms.size() == 1) return std::move(any.terms.front());
  return make_node(std::move(any), span);
}

QueryResult<NodePtr> make_one_of_file(FieldName field, std::string file, SourceSpan span) {
  if (field.role == Role::level || field.role == Role::time) {
    return query_error(span, fmt::format("values of {} cannot come from a file", field.text),
                       fmt::format("write them as {} in (a, b)", field.text));
  }
  const SourceSpan all = cover(field.span, span);
  return make_node(OneOf{std::move(field), {}, std::move(file)}, all);
}

}  // namespace gsaw
