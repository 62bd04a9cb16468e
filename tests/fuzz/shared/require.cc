// What a fuzz target promises: a broken promise stops it like a crash.
#include "fuzz/shared/require.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "base/terminal_escape.h"
#include "property/slow_json.h"

namespace gsaw::fuzz {
namespace {

struct Range {
  char32_t first, last;
};

// Controls, what Unicode says is not seen by default, separators, interlinear marks, bytes that
// are no UTF-8. Another list than that of base/, to compare with.
constexpr Range kUnsafe[] = {
    {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200B},
    {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0x110000, 0x1100FF}};

bool is_unsafe(char32_t character) {
  return std::any_of(std::begin(kUnsafe), std::end(kUnsafe), [character](const Range& range) {
    return character >= range.first && character <= range.last;
  });
}

// What may be followed by a word on whether it is an emoji.
bool is_symbol(char32_t character) {
  constexpr std::u32string_view kLetterlike = U"\u00A9\u00AE\u203C\u2049\u2122\u2139";
  constexpr std::u32string_view kOfChinese = U"\u3030\u303D\u3297\u3299";
  return (character >= 0x2190 && character < 0x2C00) ||
         (character >= 0x1F000 && character < 0x1FB00) ||
         kLetterlike.find(character) != kLetterlike.npos ||
         kOfChinese.find(character) != kOfChinese.npos;
}

}  // namespace

void broken(std::string_view promise, std::string_view detail) {
  fmt::print(stderr, "broken promise: {}\n{}\n", promise, printable(detail));
  std::fflush(stderr);
  std::abort();
}

void require_printable(std::string_view text, std::string_view promise) {
  char32_t before = 0;
  for (const char32_t character : property::characters(text)) {
    const bool is_style = (character == 0xFE0E || character == 0xFE0F) && is_symbol(before);
    const bool harmless =
        character == '\n' || (character >= ' ' && !is_unsafe(character)) || is_style;
    require(harmless, promise, text);
    before = character;
  }
}

}  // namespace gsaw::fuzz
