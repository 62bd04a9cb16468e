// From styles to the sequences that switch them on.
#include "render/palette.h"

namespace gsaw {

Palette make_palette(const Theme& theme) {
  Palette palette{
      .colored = true,
      .reset = Sgr("\x1b[0m"),
      .time = sgr_of(theme.time),
      .host = sgr_of(theme.host),
      .logger = sgr_of(theme.logger),
      .message = sgr_of(theme.message),
      .key = sgr_of(theme.key),
      .value = sgr_of(theme.value),
      .block = sgr_of(theme.block),
      .malformed = sgr_of(theme.malformed),
      .highlight = sgr_of(theme.highlight),
      .file = sgr_of(theme.file),
      .line_number = sgr_of(theme.line_number),
      .levels = {},
      .tints = {},
  };
  for (std::size_t i = 0; i < kLevelCount; ++i) {
    palette.levels[i] = sgr_of(theme.levels[i]);
    palette.tints[i] = sgr_of(theme.levels[i].tint());
  }
  return palette;
}

}  // namespace gsaw
