// Walking the tokens of a line that has been read and found valid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/function_ref.h"
#include "base/short_text.h"
#include "record/json_text.h"
#include "record/json_value.h"

namespace gsaw {

// The tokens of one validated line, as positions in its text: every bracket,
// colon and comma outside strings, every opening quote, every first byte of a
// literal. A view of the reader; valid until it reads again.
struct JsonTokens {
  static constexpr std::size_t kBehind = 4;

  const char* text = nullptr;
  // Behind the last there are kBehind more: those of tokens of later lines, or the end of all text.
  const std::uint32_t* positions = nullptr;
  std::uint32_t count = 0;
  // The last byte that can surely be read. With lines read ahead it is far behind most lines,
  // and what lies behind a text may be read with it, many bytes at a time.
  const char* last_byte = nullptr;

  char at(std::uint32_t token) const { return text[positions[token]]; }
};

// What a line takes may be many times its size; past this size it is given back after use,
// so that one giant line does not hold memory for the rest of the run.
constexpr std::size_t kKeptJson = std::size_t{4} << 20;

constexpr std::string_view kJsonBlanks = " \t\r\n";
constexpr bool is_json_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Walks the members of one object or the elements of one array, not deeper.
//   for (JsonChildren child(tokens, value); child.next();) use(child.member());
class JsonChildren {
 public:
  // `container` must be an array or object of the line that `tokens` describes.
  JsonChildren(const JsonTokens& tokens, const JsonValue& container);
  bool next();
  const JsonMember& member() const { return member_; }

 private:
  JsonTokens tokens_;
  std::uint32_t token_;
  bool is_object_;
  JsonMember member_;
};

// Sets `raw` to the inside of the string whose token is at position token[0] of `text`, the
// next token being at token[1]. False when the token is no closed string with nothing but
// white space up to the next token.
inline bool read_string(const char* text, const std::uint32_t* token, std::string_view& raw) {
  const char* begin = text + token[0] + 1;
  const char* end = text + token[1] - 1;
  while (*end != '"' || end < begin) {
    if (end < begin || (*end != ' ' && *end != '\t' && *end != '\n' && *end != '\r')) return false;
    --end;
  }
  raw = {begin, static_cast<std::size_t>(end - begin)};
  return true;
}

// Whether the string whose token is at token[0], the next token being at token[1], is followed by
// nothing but white space up to there; the text has no string that is not closed.
inline bool is_string(const char* text, const std::uint32_t* token) {
  std::string_view raw;
  return text[token[1] - 1] == '"' || read_string(text, token, raw);
}

// Sets `value` to the literal that starts at token[0], the next token being at token[1]; not its
// `token`. False when it is none by JSON's grammar.
inline bool read_literal(const char* text, const std::uint32_t* token, JsonValue& value) {
  const char* const begin = text + token[0];
  const char* end = text + token[1];
  while (end - begin > 1 && is_json_blank(end[-1])) --end;
  value.raw = {begin, static_cast<std::size_t>(end - begin)};
  switch (*begin) {
    case 't':
    case 'f':
      value.type = JsonType::boolean;
      return value.raw == "true" || value.raw == "false";
    case 'n':
      value.type = JsonType::null;
      return equals_short(value.raw, "null");
    default:
      value.type = JsonType::number;
      return is_json_number(value.raw);
  }
}

// Reads the string or literal that starts at `token`. False when its text is neither by
// JSON's grammar, which in a validated line does not happen.
bool read_scalar(const JsonTokens& tokens, std::uint32_t token, JsonValue& value);

// The token behind the value that starts at `token`; linear in the value's tokens.
std::uint32_t skip_value(const JsonTokens& tokens, std::uint32_t token);

// Reads the value of any kind that starts at `token` and returns the token behind it. The
// line was found valid, so nothing is checked again.
std::uint32_t read_other_value(const JsonTokens& tokens, std::uint32_t token, JsonValue& value);
inline std::uint32_t read_value(const JsonTokens& tokens, std::uint32_t token, JsonValue& value) {
  if (tokens.at(token) != '"') return read_other_value(tokens, token, value);
  value.type = JsonType::string;
  value.token = token;
  read_string(tokens.text, tokens.positions + token, value.raw);
  return token + 1;
}

// True for null, "", {} and [].
inline bool is_empty(const JsonTokens& tokens, const JsonValue& value) {
  static_assert('[' + 2 == ']' && '{' + 2 == '}');
  if (value.type == JsonType::string) return value.raw.empty();
  if (value.is_container()) return tokens.at(value.token + 1) == tokens.at(value.token) + 2;
  return value.type == JsonType::null;
}

// Calls `use` with every string and literal of an array and of the arrays within it
// (not of objects), until it returns true; says whether it did. One pass, any depth.
bool any_array_scalar(const JsonTokens& tokens, const JsonValue& array,
                      FunctionRef<bool(const JsonValue&)> use);

// Calls `use` with every key, string and number of a container at any depth (keys as
// strings), until it returns true; says whether it did. One pass.
bool any_text(const JsonTokens& tokens, const JsonValue& container,
              FunctionRef<bool(const JsonValue&)> use);

}  // namespace gsaw
