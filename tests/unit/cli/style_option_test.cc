// Styles of one's own: their names and words, and what is said of others.
#include "cli/style_option.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

TextStyle style(std::string_view text) {
  const auto read = parse_style(text);
  CAPTURE(text);
  REQUIRE(read);
  return *read;
}

// The message, and what of the text it is about.
std::string error(const std::string& text) {
  const auto read = parse_style(text);
  CAPTURE(text);
  REQUIRE_FALSE(read);
  const SourceSpan span = read.error().span;
  return read.error().message + " [" + text.substr(span.offset, span.length) + "] " +
         read.error().suggestion.substr(0, 20);
}

TEST_CASE("colours and attributes in any order") {
  CHECK(style("") == TextStyle{});
  CHECK(style("  ") == TextStyle{});
  CHECK(style("red") == TextStyle{0, 1});
  CHECK(style("bright-white") == TextStyle{0, 15});
  CHECK(style("208") == TextStyle{0, 208});
  CHECK(style("bold red") == TextStyle{1, 1});
  CHECK(style("red\t bold ") == TextStyle{1, 1});
  CHECK(style("black on yellow") == TextStyle{0, 0, 3});
  CHECK(style("on 17 white underline") == TextStyle{8, 7, 17});
  CHECK(style("bold dim italic underline reverse") == TextStyle{31});
  CHECK(style("bold bold") == TextStyle{1});
}

TEST_CASE("what is wrong is named, with its place") {
  CHECK(error("bold rde") == "'rde' is no colour [rde] did you mean red?");
  CHECK(error("blod red") == "'blod' is no colour [blod] did you mean bold?");
  CHECK(error("256").starts_with("'256' is no colour [256] colours are"));
  CHECK(error("-1").starts_with("'-1' is no colour [-1]"));
  CHECK(error("1x").starts_with("'1x' is no colour [1x]"));
  CHECK(error("#ff0000").starts_with("'#ff0000' is no colour [#ff0000]"));
  CHECK(error("red blue").starts_with("'blue' is one colour too many [blue] that of"));
  CHECK(error("on red on blue").starts_with("'blue' is one colour too many [blue]"));
  CHECK(error("red on").starts_with("on has no colour behind it [on] as in"));
  CHECK(error("red on bold").starts_with("'bold' is no colour [bold]"));
}

TEST_CASE("names of styles") {
  for (const char* name : {"time", "host", "line-number", "highlight", "err", "error", "WARNING"}) {
    CHECK(check_style_name(name));
  }
  CHECK(check_style_name("mesage").error().hint == "did you mean message?");
  CHECK(check_style_name("emreg").error().hint == "did you mean emerg?");
  CHECK(check_style_name("").error().hint.starts_with("styles are of time, host"));
  CHECK(check_style_name("colour").error().message == "'colour' has no style of its own");
}

TEST_CASE("the last style of a name holds") {
  Theme theme;
  apply_styles(theme, {{"error", style("red")}, {"host", style("blue")}, {"err", style("bold")}});
  CHECK(theme.levels[static_cast<std::size_t>(Level::err)] == TextStyle{1});
  CHECK(theme.host == TextStyle{0, 4});
  CHECK(theme.time == TextStyle{});
}

}  // namespace
}  // namespace gsaw
