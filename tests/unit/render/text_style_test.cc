// Styles as terminals are told of them.
#include "render/text_style.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "render/palette.h"

namespace gsaw {
namespace {

std::string text(const TextStyle& style) { return std::string(std::string_view(sgr_of(style))); }

TEST_CASE("each style as a sequence") {
  CHECK(text({}).empty());
  CHECK(text({0, 1}) == "\x1b[31m");
  CHECK(text({0, 9}) == "\x1b[91m");
  CHECK(text({0, 16}) == "\x1b[38;5;16m");
  CHECK(text({0, TextStyle::kNoColor, 0}) == "\x1b[40m");
  CHECK(text({0, TextStyle::kNoColor, 15}) == "\x1b[107m");
  CHECK(text({0, TextStyle::kNoColor, 255}) == "\x1b[48;5;255m");
  CHECK(text(TextStyle{}.with(Attribute::dim).with(Attribute::bold)) == "\x1b[1;2m");
}

TEST_CASE("the longest fits, and is copied whole") {
  TextStyle style{31, 255, 254};
  const Sgr longest = sgr_of(style);
  CHECK(std::string_view(longest) == "\x1b[1;2;3;4;7;38;5;255;48;5;254m");
  CHECK(longest.size() <= Sgr::kRoom);
  for (const Sgr& each : {longest, sgr_of({0, 1}), sgr_of({0, 100}), sgr_of({0, 100, 2}), Sgr()}) {
    char room[Sgr::kRoom] = {};
    char* const end = each.copy(room);
    CHECK(std::string_view(room, static_cast<std::size_t>(end - room)) == std::string_view(each));
  }
}

TEST_CASE("what is drawn has the colour that stands out, and nothing else") {
  CHECK(TextStyle{1, 15, 160}.tint() == TextStyle{0, 160});
  CHECK(TextStyle{1, 33}.tint() == TextStyle{0, 33});
  CHECK(TextStyle{31}.tint() == TextStyle{});
}

TEST_CASE("a palette ends what it begins") {
  const Palette none;
  CHECK_FALSE(none.colored);
  CHECK(none.end_of(none.message).empty());
  const Palette palette = make_palette(theme(ThemeName::automatic, false));
  CHECK(palette.colored);
  CHECK(std::string_view(palette.end_of(palette.message)) == "\x1b[0m");
  CHECK(palette.end_of(palette.level(Level::info)).empty());
  CHECK(palette.tint(Level::info).empty());
}

}  // namespace
}  // namespace gsaw
