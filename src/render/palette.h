// The colours of pretty output, by what a piece of text is.
#pragma once

#include <array>
#include <cstddef>

#include "record/level.h"
#include "render/sgr.h"

namespace gsaw {

// SGR sequences that switch a style on; every styled piece ends with `reset`. All empty
// when there is no colour, so that appending them changes nothing.
struct Palette {
  bool colored = false;
  Sgr reset;
  Sgr time;
  Sgr host;
  Sgr logger;
  Sgr message;
  Sgr key;
  Sgr value;
  Sgr block;  // stack traces and the like
  Sgr malformed;
  Sgr highlight;
  Sgr file;         // of -H
  Sgr line_number;  // of --line-number
  std::array<Sgr, 9> levels;

  const Sgr& level(Level level) const { return levels[static_cast<std::size_t>(level)]; }
  // What ends a piece in `style`.
  const Sgr& end_of(const Sgr& style) const { return style.empty() ? style : reset; }
};

// One of two constants.
const Palette& palette(bool color);

}  // namespace gsaw
