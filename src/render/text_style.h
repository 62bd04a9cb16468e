// How a piece of text looks on a terminal.
#pragma once

#include <cstdint>

#include "render/sgr.h"

namespace gsaw {

// What a text may have beside colours; the bits of TextStyle::attributes.
enum class Attribute : std::uint8_t { bold = 1, dim = 2, italic = 4, underline = 8, reverse = 16 };

// Colours are numbers of the terminal's palette: 0 to 7 and the bright 8 to 15 are as its owner
// has set them, 16 to 255 are the same everywhere (xterm's cube of 6 and its greys).
struct TextStyle {
  static constexpr int kNoColor = -1;  // the terminal's own

  std::uint8_t attributes = 0;
  int color = kNoColor;
  int background = kNoColor;

  constexpr bool operator==(const TextStyle&) const = default;
  constexpr bool has(Attribute attribute) const {
    return (attributes & static_cast<std::uint8_t>(attribute)) != 0;
  }
  constexpr TextStyle with(Attribute attribute) const {
    TextStyle style = *this;
    style.attributes = static_cast<std::uint8_t>(attributes | static_cast<std::uint8_t>(attribute));
    return style;
  }
  constexpr TextStyle on(int number) const {
    TextStyle style = *this;
    style.background = number;
    return style;
  }
  // What stands out of it where something is drawn, not written: its background, else its colour.
  constexpr TextStyle tint() const {
    return {0, background == kNoColor ? color : background, kNoColor};
  }
};

// What switches it on; empty for the style of all other text.
Sgr sgr_of(const TextStyle& style);

}  // namespace gsaw
