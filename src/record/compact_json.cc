// JSON values written again: no white space, strings with as few escapes as can be.
#include "record/compact_json.h"

#include <cassert>

#include "base/plain_ascii.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

bool is_white(char c) { return static_cast<unsigned char>(c) <= 0x20; }

bool is_structural(char c) {
  return c == '{' || c == '}' || c == '[' || c == ']' || c == ':' || c == ',';
}

std::uint32_t end_position(const JsonTokens& tokens, const JsonValue& container) {
  return tokens.positions[container.token] + static_cast<std::uint32_t>(container.raw.size());
}

[[maybe_unused]] bool begins_at_its_token(const JsonTokens& tokens, const JsonValue& value) {
  return value.token < tokens.count &&
         &value.raw.front() == &tokens.text[tokens.positions[value.token]];
}

bool is_closing(char c) { return c == '}' || c == ']'; }

// Whether the container stands in the line exactly as it would be written. The last of its
// tokens is its closing bracket.
bool is_compact(const JsonTokens& tokens, const JsonValue& container) {
  if (!PlainAscii<' ', '\\'>::all(container.raw)) return false;
  const std::uint32_t last = end_position(tokens, container) - 1;
  for (const std::uint32_t* token = tokens.positions + container.token + 1;; ++token) {
    const char* const at = tokens.text + *token;
    if (at[-1] == ' ' || (at[-1] == ',' && is_closing(*at))) return false;
    if (*token == last) return true;
  }
}

}  // namespace

std::string_view token_text(const JsonTokens& tokens, std::uint32_t token) {
  const std::size_t begin = tokens.positions[token];
  std::size_t end = tokens.positions[token + 1];
  while (is_white(tokens.text[end - 1])) --end;
  return {tokens.text + begin, end - begin};
}

void CompactJson::append(std::string& out, const JsonTokens& tokens, const JsonValue& value) {
  assert(!value.is_container() || begins_at_its_token(tokens, value));
  if (value.type == JsonType::string) {
    append_string(out, value.raw);
  } else if (!value.is_container() || is_compact(tokens, value)) {
    out.append(value.raw);
  } else {
    append_walking(out, tokens, value);
  }
}

// PERF: copies the stretches between what has to change, not token by token.
void CompactJson::append_walking(std::string& out, const JsonTokens& tokens,
                                 const JsonValue& container) {
  const std::uint32_t container_end = end_position(tokens, container);
  std::size_t copied = tokens.positions[container.token];
  const auto copy_until = [&](std::size_t end) { out.append(tokens.text + copied, end - copied); };
  for (std::uint32_t i = container.token;; ++i) {
    const std::size_t begin = tokens.positions[i];
    std::size_t end = begin + 1;
    if (tokens.text[begin] == ',') {
      const char next = tokens.at(i + 1);
      if (next == '}' || next == ']') {
        copy_until(begin);
        copied = end;
      }
    } else if (!is_structural(tokens.text[begin])) {
      const std::string_view text = token_text(tokens, i);
      end = begin + text.size();
      const std::string_view inside = text.substr(1, text.size() - 2);
      if (text.front() == '"' && !is_plain_json_text(inside)) {
        copy_until(begin);
        append_string(out, inside);
        copied = end;
      }
    }
    if (end == container_end) return copy_until(end);
    if (tokens.positions[i + 1] != end) {
      copy_until(end);
      copied = tokens.positions[i + 1];
    }
  }
}

void CompactJson::append_scalar(std::string& out, std::string_view token_text) {
  if (token_text.front() == '"') {
    append_string(out, token_text.substr(1, token_text.size() - 2));
  } else {
    out.append(token_text);
  }
}

void CompactJson::append_string(std::string& out, std::string_view raw) {
  out += '"';
  if (is_plain_json_text(raw)) {
    out.append(raw);
  } else {
    append_json_escaped(out, decode_json_string(raw, text_));
  }
  out += '"';
}

}  // namespace gsaw
