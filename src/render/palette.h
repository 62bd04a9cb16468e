// What switches the styles of pretty output on and off, by what a piece of text is.
#pragma once

#include <array>
#include <cstddef>

#include "record/level.h"
#include "render/sgr.h"
#include "render/theme.h"

namespace gsaw {

// SGR sequences that switch a style on; every styled piece ends with `reset`. All empty, as they
// are when it is made, where there is no colour: appending them changes nothing.
struct Palette {
  bool colored = false;
  Sgr reset;
  Sgr time;
  Sgr host;
  Sgr logger;
  Sgr message;
  Sgr key;
  Sgr value;
  Sgr block;
  Sgr malformed;
  Sgr highlight;
  Sgr file;
  Sgr line_number;
  std::array<Sgr, kLevelCount> levels;
  std::array<Sgr, kLevelCount> tints;

  // Of the level's name.
  const Sgr& level(Level level) const { return levels[static_cast<std::size_t>(level)]; }
  // Of what is drawn for the level or said at it.
  const Sgr& tint(Level level) const { return tints[static_cast<std::size_t>(level)]; }
  // What ends a piece in `style`.
  const Sgr& end_of(const Sgr& style) const { return style.empty() ? style : reset; }
};

Palette make_palette(const Theme& theme);

}  // namespace gsaw
