// What a comparison means: the tree of field, operator and value.
#include "query/comparison.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "query/foreign_habits.h"
#include "query/level_spec.h"
#include "query/ordered_operand.h"
#include "query/quoted_text.h"
#include "query/time_comparison.h"
#include "query/time_operand.h"
#include "query/value_range.h"
#include "record/field_path.h"
#include "record/json_text.h"
#include "record/role_index.h"
#include "record/role_names.h"

namespace gsaw {
namespace {

SourceSpan cover(const SourceSpan& first, const SourceSpan& last) {
  return {first.offset, last.offset + last.length - first.offset};
}

QueryResult<Level> parse_level(const Literal& value) {
  if (const auto level = level_from_bare_name(value.text)) return *level;
  return tl::unexpected(
      unknown_level(value.text, value.span, ".level=... compares the text as logged"));
}

// Whether the key that the field ends in is one that the role goes by.
bool plays(Role role, const FieldName& field) {
  if (field.any) return false;
  const auto path = FieldPath::compile(field.text, field.quoted);
  return path && RoleIndex::instance().plays(role, path->last_key().text);
}

// A moment, of a field that need not be the entry's time: what can be nothing else, and where the
// field is named as times are, also spans counted from now.
bool means_time(const FieldName& field, const Literal& value) {
  if (looks_like_date(value.text)) return true;
  if (value.quoted) return false;
  if (begins_with_time_word(value.text) || is_keyword(last_word(value.text), "ago")) return true;
  const bool sign = value.text.starts_with('-') || value.text.starts_with('+');
  return holds_times(field) && !Decimal::parse(value.text) && (sign || !parse_duration(value.text));
}

// `200..299` or `500..`, if its ends are any; a network may be a text.
bool may_be_range(const Literal& value) {
  return value.range || value.text.find("..") != std::string::npos;
}

QueryError incomparable(const FieldName& field, Order order, const Literal& value) {
  const std::string text = quoted_short(value.text);
  const std::string name = field.quoted ? quoted_short(field.text) : field.text;
  const bool greater = order == Order::greater || order == Order::greater_equal;
  return {value.span,
          fmt::format("{} is no number, size, duration, time or address, so nothing is less or "
                      "greater than it",
                      text),
          fmt::format("texts in the order of their characters: {} {} {}", name,
                      greater ? "after" : "before", text)};
}

// `5f3a01bc+77ab9c00`: the ids of patterns that --patterns has joined. Null: they are none.
QueryResult<NodePtr> make_any_pattern(const FieldName& field, const Literal& value) {
  constexpr std::size_t kIdSize = 8;
  constexpr std::string_view kHex = "0123456789abcdef";
  std::vector<Literal> ids;
  for (std::string_view rest = value.text; !rest.empty();) {
    const std::string_view id = rest.substr(0, rest.find('+'));
    if (id.find_first_not_of(kHex) != id.npos) return nullptr;
    if (id.size() != kIdSize) {
      if (ids.size() != 1) return nullptr;
      return query_error(
          value.span,
          fmt::format("{} names only the first of its patterns", quoted_short(value.text)),
          "-j shows the ids of all that were joined, with + between");
    }
    ids.push_back({std::string(id), true, false, value.span, false});
    rest.remove_prefix(std::min(id.size() + 1, rest.size()));
  }
  if (ids.size() < 2) return nullptr;
  return make_node(OneOf{field, std::move(ids), {}}, cover(field.span, value.span));
}

}  // namespace

QueryResult<FieldName> make_field(const Token& token) {
  FieldName field{token.text, token.kind == TokenKind::string, std::nullopt, token.span};
  if (token.ignore_case) {
    return query_error(token.span, "the name of a field is exactly that, in its case",
                       "an i behind quotes is for values: f=\"v\"i");
  }
  if (!field.quoted) {
    if (auto refused = foreign_name(token)) return tl::unexpected(*std::move(refused));
    if (field.text.starts_with('.')) {
      field.text.erase(0, 1);
    } else {
      field.role = virtual_field(field.text);
    }
    field.any = field.text == "*";
  }
  if (!field.role && !field.any) {
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
  return {token.text, quoted, glob, token.span, token.ignore_case};
}

bool holds_times(const FieldName& field) {
  return field.role == Role::time || (!field.role && plays(Role::time, field));
}

QueryResult<NodePtr> make_equals(FieldName field, Literal value, const TimeContext& context) {
  const SourceSpan span = cover(field.span, value.span);
  if (field.role == Role::level && !is_json_number(value.text)) {
    if (const auto level = level_from_bare_name(value.text)) {
      return make_node(LevelEquals{*level}, span);
    }
  }
  if (may_be_range(value)) {
    auto range = make_range(field, value, context);
    if (!range || *range) return range;
  }
  if (field.role == Role::level && !is_json_number(value.text)) {
    return tl::unexpected(parse_level(value).error());
  }
  if (field.role == Role::time) return time_equals(field, value, context, span);
  if (field.role == Role::pattern && !value.quoted) {
    auto any = make_any_pattern(field, value);
    if (!any || *any) return any;
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
  const bool number = Decimal::parse(value.text).has_value();
  const auto level = number ? std::nullopt : level_from_bare_name(value.text);
  if (level && !field.role && plays(Role::level, field)) {
    return make_node(FieldLevelOrdered{std::move(field), order, *level}, span);
  }
  if (field.role == Role::time || (field.role != Role::level && means_time(field, value))) {
    return time_ordered(std::move(field), order, value, context, span);
  }
  if (OrderedOperand::kind_of(value.text) == OrderedOperand::Kind::none) {
    return tl::unexpected(incomparable(field, order, value));
  }
  return make_node(Ordered{std::move(field), order, std::move(value)}, span);
}

QueryResult<NodePtr> make_one_of(FieldName field, std::vector<Literal> values,
                                 const TimeContext& context) {
  const SourceSpan span = cover(field.span, values.back().span);
  const bool apart = field.role == Role::level || field.role == Role::time;
  Or any;
  std::vector<Literal> rest;
  for (Literal& value : values) {
    auto range = make_range(field, value, context);
    if (!range) return range;
    if (*range == nullptr && !apart && !value.ignore_case) {
      rest.push_back(std::move(value));
      continue;
    }
    auto node = *range ? std::move(range) : make_equals(field, std::move(value), context);
    if (!node) return node;
    any.terms.push_back(std::move(*node));
  }
  if (!rest.empty()) {
    auto list = make_node(OneOf{std::move(field), std::move(rest), {}}, span);
    if (any.terms.empty()) return list;
    any.terms.push_back(std::move(list));
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
