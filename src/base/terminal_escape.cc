// Keeps text that strangers wrote from driving the terminal.
#include "base/terminal_escape.h"

#include <cassert>

#include "base/ascii.h"
#include "base/plain_ascii.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

std::string escaped_byte(char byte) {
  constexpr char kHex[] = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  return {'\\', 'x', kHex[value >> 4], kHex[value & 0xF]};
}

}  // namespace

std::size_t find_unsafe(std::string_view text) {
  std::size_t at = 0;
  char32_t before = 0;  // where it is no ASCII
  while (true) {
    const std::size_t plain = PlainAscii<' '>::prefix(text.substr(at));
    at += plain;
    if (at == text.size()) return at;
    const CodePoint point = decode_utf8(text.substr(at));
    const bool is_unsafe = !point.valid || is_unsafe_on_terminal(point.value);
    if (is_unsafe && !(plain == 0 && is_style_of_symbol(point.value, before))) return at;
    before = point.value;
    at += point.length;
  }
}

std::string take_escaped(std::string_view& text) {
  assert(!text.empty());
  const CodePoint point = decode_utf8(text);
  std::string escape;
  if (point.valid) {
    append_escaped_code_point(escape, point.value);
  } else {
    escape = escaped_byte(text.front());
  }
  text.remove_prefix(point.length);
  return escape;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_escaped(out, text);
  return out;
}

std::size_t control_sequence_length(std::string_view text) {
  if (!text.starts_with("\x1B[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789:;<=>?", 2);
  if (end == text.npos || !(is_ascii_letter(text[end]) || text[end] == '~')) return 0;
  return end + 1;
}

}  // namespace gsaw
