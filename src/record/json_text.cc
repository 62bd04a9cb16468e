// Decoding of JSON strings, and the reverse.
#include "record/json_text.h"

#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "base/digit_block.h"
#include "base/short_text.h"
#include "base/unicode_escape.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// What a backslash and this character stand for; NUL for an unknown pair.
char simple_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

// Appends what the escape at the start of `text` stands for; returns its length there.
std::size_t append_escape(std::string& out, std::string_view text) {
  if (const auto escape = read_unicode_escape(text)) {
    append_utf8(out, escape->value);  // makes U+FFFD of a surrogate
    return escape->length;
  }
  const char plain = text.size() > 1 ? simple_escape(text[1]) : '\0';
  if (plain != '\0') {
    out += plain;
    return 2;
  }
  // No escape of JSON (nginx without escape=json writes \x22): the backslash is text.
  out += '\\';
  return 1;
}

void append_u(std::string& out, char32_t unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[(unit >> shift) & 0xF];
}

// Appends the character at the start of `text`, escaped where need be; returns its
// length there.
std::size_t append_json_character(std::string& out, std::string_view text) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  const std::size_t named = kNamed.find(text.front());
  if (named != std::string_view::npos) {
    out += '\\';
    out += kNames[named];
    return 1;
  }
  const CodePoint point = decode_utf8(text);
  if (!point.valid) {
    out += kReplacement;
  } else if (!is_unsafe_on_terminal(point.value)) {
    out.append(text.substr(0, point.length));
  } else if (point.value > 0xFFFF) {
    append_u(out, 0xD800 + ((point.value - 0x10000) >> 10));
    append_u(out, 0xDC00 + (point.value & 0x3FF));
  } else {
    append_u(out, point.value);
  }
  return point.length;
}

// The first byte from `at` on that is no decimal digit, or `end`.
const char* skip_digits(const char* at, const char* end) {
  while (end - at >= 8 && are_digits(load_part<std::uint64_t>(at))) at += 8;
  while (at != end && *at >= '0' && *at <= '9') ++at;
  return at;
}

}  // namespace

std::string_view decode_json_string(std::string_view raw, std::string& scratch) {
  std::size_t backslash = raw.find('\\');
  if (backslash == std::string_view::npos) return raw;
  scratch.clear();
  while (backslash != std::string_view::npos) {
    scratch.append(raw.substr(0, backslash));
    raw.remove_prefix(backslash);
    raw.remove_prefix(append_escape(scratch, raw));
    backslash = raw.find('\\');
  }
  scratch.append(raw);
  return scratch;
}

std::string_view decoded_text(const JsonValue& value, std::string& scratch) {
  return value.type == JsonType::string ? decode_json_string(value.raw, scratch) : value.raw;
}

void append_json_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t run = PlainJsonText::prefix(text);
    out.append(text.substr(0, run));
    text.remove_prefix(run);
    if (!text.empty()) text.remove_prefix(append_json_character(out, text));
  }
}

bool is_plain_json_text(std::string_view text) { return PlainJsonText::all(text); }

bool is_json_number(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* at = text.data();
  if (text.size() == 1) return is_digit(*at);
  if (at != end && *at == '-') ++at;
  const char* const whole = at;
  at = skip_digits(at, end);
  if (at == whole || (*whole == '0' && at - whole > 1)) return false;
  if (at != end && *at == '.') {
    const char* const fraction = ++at;
    at = skip_digits(at, end);
    if (at == fraction) return false;
  }
  if (at == end) return true;
  if (*at != 'e' && *at != 'E') return false;
  ++at;
  if (at != end && (*at == '+' || *at == '-')) ++at;
  return at != end && skip_digits(at, end) == end;
}

}  // namespace gsaw
