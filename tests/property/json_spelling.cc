// The ways to write one character of a JSON string.
#include "property/json_spelling.h"

#include "property/slow_json.h"

namespace gsaw::property {
namespace {

void append_unit(std::string& out, char32_t unit, HexDigits digits) {
  const std::string_view names =
      digits == HexDigits::lower ? "0123456789abcdef" : "0123456789ABCDEF";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += names[unit >> shift & 0xF];
}

}  // namespace

void append_unicode_escape(std::string& out, char32_t character, HexDigits digits) {
  if (character < 0x10000) return append_unit(out, character, digits);
  append_unit(out, 0xD800 + ((character - 0x10000) >> 10), digits);
  append_unit(out, 0xDC00 + ((character - 0x10000) & 0x3FF), digits);
}

char short_escape(char32_t character) {
  constexpr std::string_view kNamed = "\"\\/\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\/bfnrt";
  if (character >= 0x80) return 0;
  const std::size_t at = kNamed.find(static_cast<char>(character));
  return at == kNamed.npos ? '\0' : kNames[at];
}

void append_spelled(std::string& out, std::string_view text, Random& random,
                    std::size_t escaped_one_in) {
  for (const char32_t c : characters(text)) {
    const bool must = c == U'"' || c == U'\\' || c == U'\n';
    const char name = short_escape(c);
    const HexDigits digits = random.once_in(2) ? HexDigits::lower : HexDigits::upper;
    if (random.once_in(escaped_one_in)) {
      append_unicode_escape(out, c, digits);
    } else if (name != 0 && (must || random.once_in(2))) {
      out += '\\';
      out += name;
    } else {
      append_character(out, c);
    }
  }
}

}  // namespace gsaw::property
