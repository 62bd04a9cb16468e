// What entries have, field after field.
#include "analyze/field_survey.h"

#include <cassert>

#include "record/json_text.h"
#include "record/service_name.h"

namespace gsaw {

void FieldSurvey::Players::add(std::uint32_t token, unsigned role) {
  if (token == kNoToken) return;
  players_[count_++] = {token, role};
  bits_ |= std::uint64_t{1} << (token % 64);
}

unsigned FieldSurvey::Players::look_up(std::uint32_t token) const {
  unsigned roles = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    if (players_[i].token == token) roles |= players_[i].role;
  }
  return roles;
}

void FieldSurvey::find_players(const Record& record) {
  constexpr unsigned kAll = (1U << kRoleCount) - 1;
  players_.start();
  record.find_together(kAll);
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (const auto& found = record.role(role)) players_.add(found->value.token, role_bit(role));
  }
  if (const auto service = find_service(record)) {
    players_.add(service->token, FieldTable::kServiceBit);
  }
}

std::string_view FieldSurvey::decoded(std::string_view text, std::string& scratch) const {
  return escapes_ ? decode_json_string(text, scratch) : text;
}

// What stood before the JSON is a field by that name.
void FieldSurvey::add_prefix(const Record& record, FieldTable& table) {
  const std::uint32_t name = table.member(FieldTree::kTop, FieldTree::kNone, "prefix");
  if (name == FieldTree::kNone) return;
  const bool tells_time = record.prefix_time && !record.role(Role::time);
  table.add_value(name, JsonType::string, tells_time ? role_bit(Role::time) : 0);
  table.add_leaf(name);
  table.add_text(name, record.prefix, true);
}

void FieldSurvey::add(const Record& record, FieldTable& table) {
  assert(!record.malformed);
  tokens_ = record.tokens;
  escapes_ = record.format().first_backslash() != std::string_view::npos;
  find_players(record);
  table.begin_entry(record.format().is_gelf());
  std::uint32_t before = FieldTree::kNone;
  for (const JsonMember& member : record.members) {
    const std::uint32_t name =
        table.member(FieldTree::kTop, before, decoded(member.key, key_text_));
    if (name == FieldTree::kNone) continue;
    before = name;
    add_value(name, member.value, table);
  }
  if (!record.prefix.empty()) add_prefix(record, table);
}

void FieldSurvey::add_value(std::uint32_t name, const JsonValue& value, FieldTable& table) {
  const bool is_walked =
      value.is_container() && !is_empty(tokens_, value) && table.may_be_walked(name);
  is_walked ? walk(name, value.token, table) : add_leaf(name, value, table);
}

void FieldSurvey::add_leaf(std::uint32_t name, const JsonValue& value, FieldTable& table) {
  table.add_value(name, value.type, players_.roles_of(value.token));
  table.add_leaf(name);
  if (value.type == JsonType::string) {
    table.add_text(name, decoded(value.raw, value_text_), true);
  } else if (value.type == JsonType::number || value.type == JsonType::boolean) {
    table.add_text(name, value.raw, false);
  }
}

// Of a container that is not empty.
void FieldSurvey::walk(std::uint32_t name, std::uint32_t token, FieldTable& table) {
  std::size_t depth = 0;
  const auto enter = [&](std::uint32_t container) {
    const bool is_object = tokens_.at(token) == '{';
    table.add_value(container, is_object ? JsonType::object : JsonType::array,
                    players_.roles_of(token));
    open_[depth++] = {container, FieldTree::kNone, is_object};
    ++token;
  };
  enter(name);
  while (depth > 0) {
    const char first = tokens_.at(token);
    if (first == ',' || first == '}' || first == ']') {
      if (first != ',') --depth;
      ++token;
      continue;
    }
    Open& open = open_[depth - 1];
    std::uint32_t inner = FieldTree::kNone;
    if (open.is_object) {
      std::string_view key;
      read_string(tokens_.text, tokens_.positions + token, key);
      inner = table.member(open.name, open.before, decoded(key, key_text_));
      token += 2;
    } else {
      inner = open.before == FieldTree::kNone ? table.elements(open.name) : open.before;
    }
    if (inner == FieldTree::kNone) {
      token = skip_value(tokens_, token);
      continue;
    }
    open.before = inner;
    const char value_first = tokens_.at(token);
    const bool is_container = value_first == '{' || value_first == '[';
    const bool is_walked = is_container && depth < kMostDepth && table.may_be_walked(inner) &&
                           tokens_.at(token + 1) != value_first + 2;  // its bracket's other half
    if (is_walked) {
      enter(inner);
      continue;
    }
    JsonValue value;
    token = read_value(tokens_, token, value);
    add_leaf(inner, value, table);
  }
}

}  // namespace gsaw
