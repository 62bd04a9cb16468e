// Themes: what they say reads on the backgrounds they are for.
#include "render/theme.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace gsaw {
namespace {

// Red, green and blue, of 255.
using Rgb = std::array<int, 3>;

// xterm's own palette: charproc.c for the 16, 256colres.h for the others.
Rgb rgb_of(int number) {
  constexpr Rgb kSixteen[] = {{0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
                              {0, 0, 238},     {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
                              {127, 127, 127}, {255, 0, 0},   {0, 255, 0},   {255, 255, 0},
                              {92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255}};
  if (number < 16) return kSixteen[number];
  if (number >= 232) {
    const int grey = 8 + 10 * (number - 232);
    return {grey, grey, grey};
  }
  const auto step = [](int value) { return value == 0 ? 0 : 55 + 40 * value; };
  const int cube = number - 16;
  return {step(cube / 36), step(cube / 6 % 6), step(cube % 6)};
}

// Relative luminance, and contrast, of the Web Content Accessibility Guidelines 2.
double luminance(const Rgb& color) {
  const auto part = [](int value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(color[0]) + 0.7152 * part(color[1]) + 0.0722 * part(color[2]);
}

double contrast(const Rgb& a, const Rgb& b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

// A terminal without styles.
struct Screen {
  Rgb text, background;
};

constexpr Screen kDarkScreens[] = {{{229, 229, 229}, {0, 0, 0}}, {{212, 212, 212}, {30, 30, 30}}};
constexpr Screen kLightScreens[] = {{{0, 0, 0}, {255, 255, 255}},
                                    {{88, 110, 117}, {253, 246, 227}}};  // of Solarized

double contrast_on(const TextStyle& style, const Screen& screen) {
  Rgb text = style.color == TextStyle::kNoColor ? screen.text : rgb_of(style.color);
  Rgb behind =
      style.background == TextStyle::kNoColor ? screen.background : rgb_of(style.background);
  if (style.has(Attribute::reverse)) std::swap(text, behind);
  return contrast(text, behind);
}

struct NamedStyle {
  std::string name;
  TextStyle style;
};

std::vector<NamedStyle> styles_of(const Theme& theme) {
  std::vector<NamedStyle> styles = {{"time", theme.time},
                                    {"host", theme.host},
                                    {"logger", theme.logger},
                                    {"message", theme.message},
                                    {"key", theme.key},
                                    {"value", theme.value},
                                    {"block", theme.block},
                                    {"malformed", theme.malformed},
                                    {"highlight", theme.highlight},
                                    {"file", theme.file},
                                    {"line number", theme.line_number}};
  for (std::size_t i = 0; i < kLevelCount; ++i) {
    styles.push_back({std::string(level_name(static_cast<Level>(i))), theme.levels[i]});
  }
  return styles;
}

// `least`: of what is not bold; of what is, and of what is drawn, 3 will do. What has no colour
// is as its owner has chosen.
void check_contrast(const Theme& theme, const Screen& screen, double least) {
  for (const NamedStyle& named : styles_of(theme)) {
    const TextStyle& style = named.style;
    CAPTURE(named.name);
    CAPTURE(screen.background[0]);
    const bool has_colors =
        style.color != TextStyle::kNoColor || style.background != TextStyle::kNoColor;
    if (has_colors) {
      CHECK(contrast_on(style, screen) >= (style.has(Attribute::bold) ? 3 : least));
    }
  }
  for (const TextStyle& level : theme.levels) {
    if (level.tint().color != TextStyle::kNoColor) CHECK(contrast_on(level.tint(), screen) >= 3);
  }
}

TEST_CASE("what a theme colours reads on the backgrounds it is for") {
  for (const bool many_colors : {false, true}) {
    CAPTURE(many_colors);
    for (const Screen& screen : kDarkScreens) {
      check_contrast(theme(ThemeName::automatic, many_colors), screen, 3);
      check_contrast(theme(ThemeName::dark, many_colors), screen, 4.5);
    }
    for (const Screen& screen : kLightScreens) {
      check_contrast(theme(ThemeName::automatic, many_colors), screen, 3);
      check_contrast(theme(ThemeName::light, many_colors), screen, 4.5);
    }
  }
}

TEST_CASE("where a terminal has 16 colours no theme uses more") {
  for (const auto& named : kThemeNames) {
    CAPTURE(named.name);
    for (const NamedStyle& part : styles_of(theme(named.value, false))) {
      const TextStyle& style = part.style;
      CAPTURE(part.name);
      CHECK(std::max(style.color, style.background) < 16);
    }
  }
}

TEST_CASE("plain has no colours, and tells errors by more than their names") {
  for (const bool many_colors : {false, true}) {
    const Theme& plain = theme(ThemeName::plain, many_colors);
    for (const NamedStyle& part : styles_of(plain)) {
      const TextStyle& style = part.style;
      CAPTURE(part.name);
      CHECK(style.color == TextStyle::kNoColor);
      CHECK(style.background == TextStyle::kNoColor);
    }
    CHECK(plain.levels[static_cast<std::size_t>(Level::err)].has(Attribute::reverse));
  }
}

TEST_CASE("errors stand out, warnings look like nothing else, and debug is quieter than both") {
  for (const auto& named : kThemeNames) {
    for (const bool many_colors : {false, true}) {
      CAPTURE(named.name);
      const Theme& chosen = theme(named.value, many_colors);
      const auto style = [&chosen](Level level) {
        return chosen.levels[static_cast<std::size_t>(level)];
      };
      for (const Level level : {Level::emerg, Level::alert, Level::crit, Level::err}) {
        CHECK(style(level).has(Attribute::bold));
        CHECK((style(level).background != TextStyle::kNoColor ||
               style(level).has(Attribute::reverse)));
      }
      CHECK(style(Level::warn).has(Attribute::bold));
      for (const Level level : {Level::notice, Level::info, Level::debug, Level::trace}) {
        CHECK_FALSE(style(level).has(Attribute::bold));
        CHECK(style(level).background == TextStyle::kNoColor);
      }
      CHECK(style(Level::debug) == chosen.time);
    }
  }
}

TEST_CASE("the contrast of known colours") {
  CHECK(contrast(rgb_of(0), rgb_of(15)) == doctest::Approx(21));
  CHECK(contrast(rgb_of(243), rgb_of(15)) == doctest::Approx(4.54).epsilon(0.01));
  CHECK(rgb_of(208) == Rgb{255, 135, 0});
  CHECK(contrast_on(TextStyle{0, 4}, kDarkScreens[0]) < 3);   // blue on black
  CHECK(contrast_on(TextStyle{0, 3}, kLightScreens[0]) < 3);  // yellow on white
}

}  // namespace
}  // namespace gsaw
