// Walking the tokens of a line that has been read and found valid.
#include "record/json_walk.h"

#include <cassert>

#include "record/json_scalars.h"

namespace gsaw {
namespace {

// The bytes of a token that starts at `begin`, when the next one starts at `end`.
std::string_view without_blanks_behind(const char* text, std::size_t begin, std::size_t end) {
  while (end > begin && is_json_blank(text[end - 1])) --end;
  return {text + begin, end - begin};
}

std::string_view scalar_text(const JsonTokens& tokens, std::uint32_t token) {
  return without_blanks_behind(tokens.text, tokens.positions[token], tokens.positions[token + 1]);
}

[[maybe_unused]] bool is_container_of(const JsonTokens& tokens, const JsonValue& value) {
  return value.is_container() && value.token < tokens.count &&
         tokens.at(value.token) == (value.type == JsonType::object ? '{' : '[');
}

}  // namespace

bool read_scalar(const JsonTokens& tokens, std::uint32_t token, JsonValue& value) {
  assert(token < tokens.count);
  value.token = token;
  if (tokens.at(token) == '"') {
    value.type = JsonType::string;
    return read_string(tokens.text, tokens.positions + token, value.raw);
  }
  return read_literal(tokens.text, tokens.positions + token, value);
}

std::uint32_t skip_value(const JsonTokens& tokens, std::uint32_t token) {
  std::size_t depth = 0;
  do {
    assert(token < tokens.count);
    const char c = tokens.at(token++);
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  } while (depth != 0);
  return token;
}

std::uint32_t read_other_value(const JsonTokens& tokens, std::uint32_t token, JsonValue& value) {
  value.token = token;
  const char first = tokens.at(token);
  if (first == '{' || first == '[') {
    const std::uint32_t behind = skip_value(tokens, token);
    const char* const begin = tokens.text + tokens.positions[token];
    const char* const last = tokens.text + tokens.positions[behind - 1];
    value.type = first == '{' ? JsonType::object : JsonType::array;
    value.raw = {begin, static_cast<std::size_t>(last - begin) + 1};
    return behind;
  }
  value.type = first == 't' || first == 'f' ? JsonType::boolean
               : first == 'n'               ? JsonType::null
                                            : JsonType::number;
  value.raw = scalar_text(tokens, token);
  return token + 1;
}

bool any_array_scalar(const JsonTokens& tokens, const JsonValue& array,
                      FunctionRef<bool(const JsonValue&)> use) {
  assert(is_container_of(tokens, array) && array.type == JsonType::array);
  std::uint32_t token = array.token + 1;
  JsonValue value;
  for (std::size_t depth = 1; depth != 0;) {
    switch (tokens.at(token)) {
      case '[':
        ++depth;
        break;
      case ']':
        --depth;
        break;
      case ',':
        break;
      case '{':
        token = skip_value(tokens, token);
        continue;
      default:
        read_scalar(tokens, token, value);
        if (use(value)) return true;
    }
    ++token;
  }
  return false;
}

bool any_text(const JsonTokens& tokens, const JsonValue& container,
              FunctionRef<bool(const JsonValue&)> use) {
  assert(is_container_of(tokens, container));
  return any_leaf(tokens, container, [&](const JsonValue& value, bool) {
    return (value.type == JsonType::string || value.type == JsonType::number) && use(value);
  });
}

JsonChildren::JsonChildren(const JsonTokens& tokens, const JsonValue& container)
    : tokens_(tokens), token_(container.token + 1), is_object_(container.type == JsonType::object) {
  assert(is_container_of(tokens, container));
}

bool JsonChildren::next() {
  if (tokens_.at(token_) == ',') ++token_;
  const char c = tokens_.at(token_);
  if (c == '}' || c == ']') return false;
  if (is_object_) {
    read_string(tokens_.text, tokens_.positions + token_, member_.key);
    token_ += 2;
  }
  token_ = read_value(tokens_, token_, member_.value);
  return true;
}

}  // namespace gsaw
