// The same entry in another spelling.
#include "fuzz/shared/respelled.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace gsaw::fuzz {
namespace {

// The escape at the beginning of `text` as it stands, also where it is none of JSON's.
std::string_view escape_at(std::string_view text) {
  constexpr std::size_t kShort = 2, kLongest = 6;  // \n, \u0041
  if (!text.substr(1).starts_with('u')) return text.substr(0, kShort);
  const std::size_t end = text.find_first_not_of("0123456789abcdefABCDEF", kShort);
  return text.substr(0, std::min(end, kLongest));
}

}  // namespace

std::string respelled(std::string_view line, Spelling spelling) {
  std::string out;
  bool in_string = false, odd = false;
  while (!line.empty()) {
    std::string_view piece = line.substr(0, 1);
    const char c = piece.front();
    if (in_string && c == '\\') piece = escape_at(line);
    line.remove_prefix(piece.size());
    if (c == '"') in_string = !in_string;
    if (in_string && (is_ascii_letter(c) || is_digit(c))) {
      odd = !odd;
      if (spelling == (odd ? Spelling::escaped_odd : Spelling::escaped_even)) {
        out += fmt::format("\\u{:04x}", c);
        continue;
      }
    }
    const bool blanks = spelling == Spelling::spaced && !in_string &&
                        std::string_view("{}[]:,").find(c) != std::string_view::npos;
    if (blanks && c != '{') out += ' ';
    out += piece;
    if (blanks) out += '\t';
  }
  return out;
}

}  // namespace gsaw::fuzz
