// Which characters of a query stand for what, outside quotes.
#include "query/characters.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::string_view kWordPunctuation = "-._:/@+*%#$[]";

bool is_ascii_word(char c) {
  return is_ascii_letter(c) || is_digit(c) || kWordPunctuation.find(c) != std::string_view::npos;
}

}  // namespace

bool is_blank(char32_t value) {
  // Unicode White_Space, without the separators that break lines (U+0085, U+2028,
  // U+2029): those are refused as controls.
  return value == ' ' || (value >= 0x09 && value <= 0x0D) || value == 0xA0 || value == 0x1680 ||
         (value >= 0x2000 && value <= 0x200A) || value == 0x202F || value == 0x205F ||
         value == 0x3000;
}

bool is_typographic_quote(char32_t value) {
  return value >= 0x2018 && value <= 0x201F && value != 0x2019;
}

bool is_word_character(char32_t value) {
  if (value < 0x80) return is_ascii_word(static_cast<char>(value));
  return !is_blank(value) && !is_typographic_quote(value) && !is_unsafe_on_terminal(value);
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const CodePoint point = decode_utf8(text.substr(length));
    if (!point.valid) break;
    length += point.length;
  }
  return length;
}

}  // namespace gsaw
