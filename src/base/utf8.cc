// UTF-8 by the table of well-formed sequences in the Unicode Standard (table 3-7).
#include "base/utf8.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace gsaw {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr CodePoint kInvalid{kReplacement, 1, false};

bool in(char32_t value, char32_t first, char32_t last) { return value >= first && value <= last; }

// What a lead byte says: how many bytes follow, and the bounds of the first of them
// (these are what shut out overlong forms, surrogates and values above U+10FFFF).
struct Lead {
  std::size_t tail;
  unsigned char lowest = 0x80;
  unsigned char highest = 0xBF;
};

Lead read_lead(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0};
}

char to_char(char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); }

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  assert(!text.empty());
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1, true};
  Lead lead = read_lead(first);
  if (lead.tail == 0 || text.size() <= lead.tail) return kInvalid;
  // A lead byte of n bytes keeps its low 7 - n bits.
  char32_t value = first & (0x3Fu >> lead.tail);
  for (std::size_t i = 1; i <= lead.tail; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < lead.lowest || byte > lead.highest) return kInvalid;
    value = (value << 6) | (byte & 0x3Fu);
    lead.lowest = 0x80;
    lead.highest = 0xBF;
  }
  return {value, lead.tail + 1, true};
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || is_surrogate(value)) value = kReplacement;
  if (value < 0x80) {
    out += to_char(value);
    return;
  }
  if (value < 0x800) {
    out += to_char(0xC0 | (value >> 6));
  } else {
    if (value < 0x10000) {
      out += to_char(0xE0 | (value >> 12));
    } else {
      out += to_char(0xF0 | (value >> 18));
      out += to_char(0x80 | ((value >> 12) & 0x3F));
    }
    out += to_char(0x80 | ((value >> 6) & 0x3F));
  }
  out += to_char(0x80 | (value & 0x3F));
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (!point.valid) return false;
    text.remove_prefix(point.length);
  }
  return true;
}

std::string with_replacements(std::string_view text) {
  std::string valid;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    append_utf8(valid, point.value);
    text.remove_prefix(point.length);
  }
  return valid;
}

// Unicode's Default_Ignorable_Code_Point but for U+200C and U+200D; separators and interlinear
// marks. What has no letter in Unicode is among them, so that no list must grow with it.
bool is_unsafe_on_terminal(char32_t value) {
  if (value < 0x7F) return value < 0x20;
  if (value < 0x034F) return value <= 0x9F || value == 0xAD;
  if (value < 0x2000) {
    return value == 0x034F || value == 0x061C || in(value, 0x115F, 0x1160) ||
           in(value, 0x17B4, 0x17B5) || in(value, 0x180B, 0x180F);
  }
  if (value < 0xFE00) {
    return value == 0x200B || in(value, 0x200E, 0x200F) || in(value, 0x2028, 0x202E) ||
           in(value, 0x2060, 0x206F) || value == 0x3164;
  }
  return value <= 0xFE0F || value == 0xFEFF || value == 0xFFA0 || in(value, 0xFFF0, 0xFFFB) ||
         in(value, 0x1BCA0, 0x1BCA3) || in(value, 0x1D173, 0x1D17A) || in(value, 0xE0000, 0xE0FFF);
}

// The symbols that emoji-variation-sequences.txt of Unicode names, in blocks that hold nothing but
// symbols; keycaps apart, as their digits would look like others.
bool is_style_of_symbol(char32_t value, char32_t before) {
  if (!in(value, 0xFE0E, 0xFE0F)) return false;
  constexpr char32_t kAlone[] = {0xA9,   0xAE,   0x203C, 0x2049, 0x2122,
                                 0x2139, 0x3030, 0x303D, 0x3297, 0x3299};
  return in(before, 0x2190, 0x2BFF) || in(before, 0x1F000, 0x1FAFF) ||
         std::find(std::begin(kAlone), std::end(kAlone), before) != std::end(kAlone);
}

void append_escaped_code_point(std::string& out, char32_t value) {
  if (value == U'\n') {
    out += "\\n";
  } else if (value == U'\t') {
    out += "\\t";
  } else if (value == U'\r') {
    out += "\\r";
  } else {
    const int digits = value > 0xFFFF ? 8 : 4;
    out += value > 0xFFFF ? "\\U" : "\\u";
    for (int i = digits - 1; i >= 0; --i) out += "0123456789abcdef"[(value >> (4 * i)) & 0xF];
  }
}

}  // namespace gsaw
