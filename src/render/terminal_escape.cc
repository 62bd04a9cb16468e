// Keeps log data from driving the terminal.
#include "render/terminal_escape.h"

#include <string>

#include "base/plain_ascii.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

void append_byte_escape(OutputBuffer& out, unsigned char byte) {
  constexpr char kHex[] = "0123456789abcdef";
  const char escape[] = {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
  out.append({escape, sizeof escape});
}

}  // namespace

std::size_t find_unsafe(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    at += PlainAscii<' '>::prefix(text.substr(at));
    if (at == text.size()) return at;
    const CodePoint point = decode_utf8(text.substr(at));
    if (!point.valid || is_unsafe_on_terminal(point.value)) return at;
    at += point.length;
  }
}

void append_escaped(OutputBuffer& out, std::string_view text) {
  while (true) {
    const std::size_t safe = find_unsafe(text);
    out.append(text.substr(0, safe));
    if (safe == text.size()) return;
    text.remove_prefix(safe);
    const CodePoint point = decode_utf8(text);
    if (point.valid) {
      std::string escape;  // short enough to stay off the heap
      append_escaped_code_point(escape, point.value);
      out.append(escape);
    } else {
      append_byte_escape(out, static_cast<unsigned char>(text.front()));
    }
    text.remove_prefix(point.length);
  }
}

}  // namespace gsaw
