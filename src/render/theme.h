// The styles of pretty output, by what a piece of text is: a few sets to choose from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/named_value.h"
#include "record/level.h"
#include "render/text_style.h"

namespace gsaw {

inline constexpr std::size_t kLevelCount = 9;

struct Theme {
  TextStyle time;
  TextStyle host;
  TextStyle logger;
  TextStyle message;
  TextStyle key;  // and what is said beside the entries
  TextStyle value;
  TextStyle block;  // stack traces and the like
  TextStyle malformed;
  TextStyle highlight;
  TextStyle file;         // of -H
  TextStyle line_number;  // of --line-number
  std::array<TextStyle, kLevelCount> levels;
};

enum class ThemeName : std::uint8_t { automatic, dark, light, plain };

inline constexpr NamedValue<ThemeName> kThemeNames[] = {
    {"auto", ThemeName::automatic},
    {"dark", ThemeName::dark},
    {"light", ThemeName::light},
    {"plain", ThemeName::plain},
};

// One of a few constants. `many_colors`: the terminal has 256; else the 16 that all have.
//
// Every text of `automatic` has a contrast of 3 at least, by the Web Content Accessibility
// Guidelines, to black, white and what is usual near these, with the palette of xterm; of `dark`
// and `light` one of 4.5, or 3 where it is bold, to the one side alone. `plain` has no colours.
const Theme& theme(ThemeName name, bool many_colors);

}  // namespace gsaw
