#include "record/lone_character.h"

#include <array>
#include <utility>

#include "base/unicode_digit.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

// The separators of Arabic numbers, and the full-width stop.
constexpr bool is_decimal_sign(char32_t value) {
  return value == 0x66B || value == 0x66C || value == 0xFF0E;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kQuotePairs{{{"“", "”"},
                                                                                    {"„", "“"},
                                                                                    {"‘", "’"},
                                                                                    {"«", "»"},
                                                                                    {"「", "」"},
                                                                                    {"『", "』"},
                                                                                    {"《", "》"},
                                                                                    {"【", "】"}}};

}  // namespace

bool is_behind_lone_character(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostTails = 3;
  const std::size_t least = at > kMostTails + 1 ? at - kMostTails - 1 : 0;
  if (at == 0 || !is_utf8_tail(text[at - 1])) return false;
  std::size_t lead = at - 1;
  while (lead > least && is_utf8_tail(text[lead])) --lead;
  return begins_lone_character(text[lead]);
}

bool begins_with_mark(std::string_view text) {
  // Blocks: Latin-1 Supplement, General Punctuation, CJK Symbols and Punctuation, Halfwidth and
  // Fullwidth Forms (its digits and letters apart); and the marks of Arabic.
  constexpr std::array<std::pair<char32_t, char32_t>, 12> kMarks{{{0x80, 0xBF},
                                                                  {0x60C, 0x60C},
                                                                  {0x61B, 0x61B},
                                                                  {0x61F, 0x61F},
                                                                  {0x6D4, 0x6D4},
                                                                  {0x2000, 0x206F},
                                                                  {0x3000, 0x3004},
                                                                  {0x3008, 0x303F},
                                                                  {0xFF00, 0xFF0F},
                                                                  {0xFF1A, 0xFF20},
                                                                  {0xFF3B, 0xFF40},
                                                                  {0xFF5B, 0xFF65}}};
  const char32_t value = decode_utf8(text).value;
  for (const auto& [first, last] : kMarks) {
    if (value >= first && value <= last) return true;
  }
  return false;
}

std::size_t lone_character_size(std::string_view text) { return decode_utf8(text).length; }

std::size_t lone_number_size(std::string_view text) {
  std::size_t size = 0;  // up to behind the last digit
  for (std::size_t at = 0; at < text.size() && begins_lone_character(text[at]);) {
    const CodePoint point = decode_utf8(text.substr(at));
    const bool is_digit = is_unicode_digit(point.value);
    if (!is_digit && (size != at || at == 0 || !is_decimal_sign(point.value))) break;
    at += point.length;
    if (is_digit) size = at;
  }
  return size;
}

std::string_view closing_quote(std::string_view text) {
  for (const auto& [opening, closing] : kQuotePairs) {
    if (text.starts_with(opening)) return closing;
  }
  return {};
}

}  // namespace gsaw
