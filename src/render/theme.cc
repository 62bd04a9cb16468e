// The sets of styles. Colours are written as xterm's numbers; the test of contrasts knows how light
// each is.
#include "render/theme.h"

namespace gsaw {
namespace {

constexpr TextStyle kUsual;  // as all other text

constexpr TextStyle color(int number) { return {0, number, TextStyle::kNoColor}; }
constexpr TextStyle bold(TextStyle style = kUsual) { return style.with(Attribute::bold); }
constexpr TextStyle dim(TextStyle style = kUsual) { return style.with(Attribute::dim); }
constexpr TextStyle underlined(TextStyle style = kUsual) {
  return style.with(Attribute::underline);
}
constexpr TextStyle reversed(TextStyle style = kUsual) { return style.with(Attribute::reverse); }

// The terminal's own.
constexpr int kBlack = 0, kMagenta = 5, kYellow = 3, kCyan = 6;
constexpr int kBrightRed = 9, kBrightGreen = 10, kBrightYellow = 11, kBrightBlue = 12,
              kBrightMagenta = 13, kBrightCyan = 14, kBrightWhite = 15;

constexpr TextStyle kMarker = color(kBlack).on(kYellow);  // as a pen marks text on paper

// In order of severity: errors are all alike.
constexpr std::array<TextStyle, kLevelCount> levels(TextStyle error, TextStyle warning,
                                                    TextStyle notice, TextStyle info,
                                                    TextStyle debug) {
  return {error, error, error, error, warning, notice, info, debug, debug};
}

// What reads on black as on white is neither light nor dark.
constexpr int kGrey = 243, kTeal = 30, kBlue = 33, kPurple = 133, kGreen = 28, kOchre = 136,
              kRed = 160;

constexpr Theme kAutomatic{
    .time = color(kGrey),
    .host = color(kPurple),
    .logger = color(kTeal),
    .message = bold(),
    .key = color(kGrey),
    .value = kUsual,
    .block = kUsual,
    .malformed = color(kGrey),
    .highlight = kMarker,
    .file = color(kPurple),
    .line_number = color(kGreen),
    .levels = levels(bold(color(kBrightWhite).on(kRed)), bold(color(kOchre)), color(kBlue),
                     color(kGreen), color(kGrey)),
};

// Of the 16 only these read on both: magenta, the bright red and the bright blue. The bright black
// is the background itself in some palettes.
constexpr Theme kAutomatic16{
    .time = dim(),
    .host = color(kBrightBlue),
    .logger = kUsual,
    .message = bold(),
    .key = dim(),
    .value = kUsual,
    .block = kUsual,
    .malformed = dim(),
    .highlight = kMarker,
    .file = color(kMagenta),
    .line_number = color(kBrightBlue),
    .levels = levels(bold(color(kBrightWhite).on(kBrightRed)), bold(color(kMagenta)),
                     color(kBrightBlue), kUsual, dim()),
};

constexpr int kLightGrey = 246, kLightRed = 203, kLightYellow = 221, kLightBlue = 117,
              kLightGreen = 114, kLightPurple = 176, kLightCyan = 80;

constexpr Theme kDark{
    .time = color(kLightGrey),
    .host = color(kLightPurple),
    .logger = color(kLightCyan),
    .message = bold(),
    .key = color(kLightGrey),
    .value = kUsual,
    .block = kUsual,
    .malformed = color(kLightGrey),
    .highlight = color(kBlack).on(kLightYellow),
    .file = color(kLightPurple),
    .line_number = color(kLightGreen),
    .levels = levels(bold(color(kBlack).on(kLightRed)), bold(color(kLightYellow)),
                     color(kLightBlue), color(kLightGreen), color(kLightGrey)),
};

constexpr Theme kDark16{
    .time = dim(),
    .host = color(kBrightMagenta),
    .logger = color(kCyan),
    .message = bold(),
    .key = dim(),
    .value = kUsual,
    .block = kUsual,
    .malformed = dim(),
    .highlight = kMarker,
    .file = color(kBrightMagenta),
    .line_number = color(kBrightGreen),
    .levels = levels(bold(color(kBrightWhite).on(kBrightRed)), bold(color(kBrightYellow)),
                     color(kBrightCyan), color(kBrightGreen), dim()),
};

constexpr int kDarkGrey = 241, kDarkRed = 124, kDarkOrange = 94, kDarkBlue = 25, kDarkGreen = 22,
              kDarkPurple = 90, kDarkCyan = 23;

constexpr Theme kLight{
    .time = color(kDarkGrey),
    .host = color(kDarkPurple),
    .logger = color(kDarkCyan),
    .message = bold(),
    .key = color(kDarkGrey),
    .value = kUsual,
    .block = kUsual,
    .malformed = color(kDarkGrey),
    .highlight = kMarker,
    .file = color(kDarkPurple),
    .line_number = color(kDarkGreen),
    .levels = levels(bold(color(kBrightWhite).on(kDarkRed)), bold(color(kDarkOrange)),
                     color(kDarkBlue), color(kDarkGreen), color(kDarkGrey)),
};

// What is dark among the 16 is blue, red and magenta.
constexpr int kPlainRed = 1, kPlainBlue = 4;

constexpr Theme kLight16{
    .time = dim(),
    .host = color(kPlainBlue),
    .logger = kUsual,
    .message = bold(),
    .key = dim(),
    .value = kUsual,
    .block = kUsual,
    .malformed = dim(),
    .highlight = kMarker,
    .file = color(kPlainBlue),
    .line_number = color(kPlainBlue),
    .levels = levels(bold(color(kBrightWhite).on(kPlainRed)), bold(color(kMagenta)),
                     color(kPlainBlue), kUsual, dim()),
};

constexpr Theme kPlain{
    .time = dim(),
    .host = kUsual,
    .logger = kUsual,
    .message = bold(),
    .key = dim(),
    .value = kUsual,
    .block = kUsual,
    .malformed = dim(),
    .highlight = underlined(),
    .file = underlined(),
    .line_number = kUsual,
    .levels = levels(bold(reversed()), bold(), kUsual, kUsual, dim()),
};

}  // namespace

const Theme& theme(ThemeName name, bool many_colors) {
  switch (name) {
    case ThemeName::automatic:
      return many_colors ? kAutomatic : kAutomatic16;
    case ThemeName::dark:
      return many_colors ? kDark : kDark16;
    case ThemeName::light:
      return many_colors ? kLight : kLight16;
    case ThemeName::plain:
      break;
  }
  return kPlain;
}

}  // namespace gsaw
