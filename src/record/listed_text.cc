// Text that a producer has written as an array.
#include "record/listed_text.h"

#include <charconv>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "record/json_text.h"

namespace gsaw {
namespace {

std::optional<char> byte_of(const JsonValue& value) {
  if (value.type != JsonType::number) return std::nullopt;
  unsigned number = 0;
  const char* end = value.raw.data() + value.raw.size();
  const auto [behind, error] = std::from_chars(value.raw.data(), end, number);
  if (error != std::errc() || behind != end || number > 0xFF) return std::nullopt;
  return static_cast<char>(number);
}

bool append_bytes(std::string& out, const JsonTokens& tokens, const JsonValue& array) {
  std::string bytes;
  for (JsonChildren child(tokens, array); child.next();) {
    const auto byte = byte_of(child.member().value);
    if (!byte) return false;
    bytes += *byte;
  }
  for (std::string_view rest = bytes; !rest.empty();) {
    const CodePoint next = decode_utf8(rest);
    append_utf8(out, next.value);
    rest.remove_prefix(next.length);
  }
  return true;
}

bool append_texts(std::string& out, const JsonTokens& tokens, const JsonValue& array) {
  const std::size_t begin = out.size();
  std::string scratch;
  for (JsonChildren child(tokens, array); child.next();) {
    const JsonValue& text = child.member().value;
    if (text.type != JsonType::string) {
      out.resize(begin);
      return false;
    }
    if (out.size() > begin) out += '\n';
    out += decode_json_string(text.raw, scratch);
  }
  return true;
}

}  // namespace

bool append_listed_text(std::string& out, const JsonTokens& tokens, const JsonValue& value) {
  if (value.type != JsonType::array) return false;
  JsonChildren first(tokens, value);
  if (!first.next()) return false;
  if (first.member().value.type == JsonType::string) return append_texts(out, tokens, value);
  return append_bytes(out, tokens, value);
}

bool append_listed_bytes(std::string& out, const JsonTokens& tokens, const JsonValue& value) {
  return value.type == JsonType::array && append_bytes(out, tokens, value);
}

}  // namespace gsaw
