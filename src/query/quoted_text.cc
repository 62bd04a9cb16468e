// Text of a user or of a log, made fit for messages: quoted, escaped, not too long.
#include "query/quoted_text.h"

#include <cstddef>
#include <limits>

#include "base/terminal_escape.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::size_t kShortLength = 40;

std::string quote(std::string_view text, std::size_t max_characters) {
  std::string out = "\"";
  for (std::size_t shown = 0; !text.empty(); ++shown) {
    if (shown == max_characters) return out + "\"...";
    const CodePoint point = decode_utf8(text);
    if (!point.valid || is_unsafe_on_terminal(point.value)) {
      out += take_escaped(text);
      continue;
    }
    if (point.value == '"' || point.value == '\\') out += '\\';
    out += text.substr(0, point.length);
    text.remove_prefix(point.length);
  }
  return out + '"';
}

}  // namespace

std::string quoted(std::string_view text) {
  return quote(text, std::numeric_limits<std::size_t>::max());
}

std::string quoted_short(std::string_view text) { return quote(text, kShortLength); }

}  // namespace gsaw
