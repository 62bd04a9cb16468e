// The colours of pretty output, by what a piece of text is.
#pragma once

#include <array>
#include <string_view>

#include "record/level.h"

namespace gsaw {

// SGR sequences that switch a style on; every styled piece ends with `reset`. All empty
// when there is no colour, so that appending them changes nothing.
struct Palette {
  bool colored = false;
  std::string_view reset;
  std::string_view time;
  std::string_view host;
  std::string_view logger;
  std::string_view message;
  std::string_view key;
  std::string_view value;
  std::string_view block;  // stack traces and the like
  std::string_view malformed;
  std::string_view highlight;
  std::string_view file;         // of -H
  std::string_view line_number;  // of --line-number
  std::array<std::string_view, 9> levels;

  std::string_view level(Level level) const { return levels[static_cast<std::size_t>(level)]; }
};

// One of two constants.
const Palette& palette(bool color);

}  // namespace gsaw
