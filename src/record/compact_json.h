// JSON values written again: no white space, strings with as few escapes as can be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "record/json_walk.h"

namespace gsaw {

// Keys keep their order and their duplicates, numbers their text; trailing commas
// vanish. Walks tokens, never recurses: any depth of nesting is written. One per
// thread: it keeps scratch space.
class CompactJson {
 public:
  // Appends `value`, a value of the line that `tokens` describes.
  void append(std::string& out, const JsonTokens& tokens, const JsonValue& value);
  // Appends a string, with its quotes, or a literal, as token_text gives it.
  void append_scalar(std::string& out, std::string_view token_text);

 private:
  void append_walking(std::string& out, const JsonTokens& tokens, const JsonValue& container);
  void append_string(std::string& out, std::string_view raw);

  std::string text_;  // a decoded string
};

// The string (with its quotes) or the literal at `token`; a token of another kind follows it.
std::string_view token_text(const JsonTokens& tokens, std::uint32_t token);

}  // namespace gsaw
