// UTF-8, strictly: reading and writing one code point, and which ones a terminal obeys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gsaw {

// U+FEFF, which some programs put at the beginning of a file.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// One step of a walk over bytes that should be UTF-8.
struct CodePoint {
  char32_t value;      // U+FFFD when not valid
  std::size_t length;  // bytes it takes in the text; 1 when not valid
  bool valid;
};

// The code point at the start of `text`, which must not be empty. Not valid: overlong
// forms, surrogates, values above U+10FFFF, cut sequences, stray bytes.
CodePoint decode_utf8(std::string_view text);

// Appends `value`; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t value);

bool is_valid_utf8(std::string_view text);

// The text with U+FFFD for each byte that is not valid.
std::string with_replacements(std::string_view text);

// Of a character of several bytes one behind the first.
constexpr bool is_utf8_tail(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The beginning of `text`, not more than `most` bytes, which ends between characters.
constexpr std::string_view cut_between_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && is_utf8_tail(text[most])) --most;
  return text.substr(0, most);
}

// Half of a pair that stands for one character in UTF-16, and no character itself.
constexpr bool is_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDFFF; }

// True for code points that could drive a terminal or disguise what stands there: C0
// (also newline and tab), DEL, C1, bidirectional controls, line and paragraph separators, and
// characters that nobody sees (Unicode's Default_Ignorable_Code_Point): soft hyphen, zero width
// space, word joiner, variation selectors, fillers, the byte order mark, tag characters ...
// U+200C and U+200D are not among them: Persian and Indic words, and emoji, are spelled with
// them.
bool is_unsafe_on_terminal(char32_t value);

// Whether `value`, unsafe elsewhere, only says how the symbol `before` looks: U+FE0E as text,
// U+FE0F as emoji.
bool is_style_of_symbol(char32_t value, char32_t before);

// Appends the code point as readable ASCII: \n, \t, \r, else \u001b or \U000e0041.
void append_escaped_code_point(std::string& out, char32_t value);

}  // namespace gsaw
