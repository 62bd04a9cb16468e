// The strings and literals within a value, at any depth.
#pragma once

#include <cstddef>
#include <cstdint>

#include "record/json_walk.h"

namespace gsaw {

// Calls `use` for the value, or, for an array, for each of its strings and literals, until it
// returns true; says whether it did. Objects have no value to test.
template <class Use>
bool any_element(const JsonTokens& tokens, const JsonValue& value, Use use) {
  if (value.type == JsonType::array) return any_array_scalar(tokens, value, use);
  return value.type != JsonType::object && use(value);
}

// Calls `use` with every key, string and literal of a container at any depth (keys as strings), and
// whether it is a key, until it returns true; says whether it did. One pass.
template <class Use>
bool any_leaf(const JsonTokens& tokens, const JsonValue& container, Use use) {
  std::uint32_t token = container.token + 1;
  JsonValue value;
  for (std::size_t depth = 1; depth != 0; ++token) {
    switch (tokens.at(token)) {
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        --depth;
        break;
      case ',':
      case ':':
        break;
      default:
        read_scalar(tokens, token, value);
        // Behind it there is at least what closes the container.
        if (use(value, tokens.at(token + 1) == ':')) return true;
    }
  }
  return false;
}

// The same without the keys.
template <class Use>
bool any_scalar(const JsonTokens& tokens, const JsonValue& container, Use use) {
  return any_leaf(tokens, container,
                  [&](const JsonValue& value, bool is_key) { return !is_key && use(value); });
}

}  // namespace gsaw
