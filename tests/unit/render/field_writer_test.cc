// Fields of pretty output: written in blocks where bytes can be read behind them, and one by
// one where not; both must say the same.
#include "render/field_writer.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

// Far enough from the end of the entry for the blocks; with and without anything decoded.
constexpr std::string_view kBehind = R"(,"z":"0123456789abcdef")";
constexpr std::string_view kShownBehind = " z=0123456789abcdef\n";

std::string shown_line(const std::string& members) {
  return rendered(RenderSettings{}, "{" + members + "}");
}

// What a value that holds no escape must look like.
std::string expected_text(std::string_view text) {
  const bool quoted = text.empty() || text.find_first_of(" =") != std::string_view::npos;
  return quoted ? '"' + std::string(text) + '"' : std::string(text);
}

TEST_CASE("a value of any length, with any character at any place") {
  for (std::size_t length = 1; length <= 40; ++length) {
    for (std::size_t place = 0; place < length; ++place) {
      for (const char c : {'x', ' ', '=', '~'}) {
        std::string text(length, 'v');
        text[place] = c;
        CAPTURE(text);
        const std::string member = R"("k":")" + text + '"';
        const std::string expected = "k=" + expected_text(text);
        REQUIRE(shown_line(member) == expected + '\n');
        REQUIRE(shown_line(member + std::string(kBehind)) == expected + std::string(kShownBehind));
      }
    }
  }
}

TEST_CASE("what is escaped or not ASCII, at any place of a value and of a key") {
  struct Escape {
    std::string_view in_json, shown;
  };
  for (const Escape& escape : {Escape{R"(\t)", R"(\t)"}, Escape{R"(\u0061)", "a"},
                               Escape{"\u00e9", "\u00e9"}, Escape{"\x7F", R"(\u007f)"}}) {
    for (std::size_t place = 0; place <= 33; ++place) {
      CAPTURE(escape.in_json);
      CAPTURE(place);
      const std::string before(place, 'b');
      const std::string in_json = before + std::string(escape.in_json) + "c";
      // A tab in a text that is quoted or bare is shown as an escape; it needs quotes, too.
      const std::string shown = before + std::string(escape.shown) + "c";
      const std::string as_shown = escape.in_json == R"(\t)" ? '"' + shown + '"' : shown;
      // A key that cannot be typed as it is needs them, too.
      const std::string as_key = escape.shown.front() == '\\' ? '"' + shown + '"' : shown;
      for (const std::string_view behind : {std::string_view(), kBehind}) {
        const std::string rest = behind.empty() ? "\n" : std::string(kShownBehind);
        CHECK(shown_line(R"("k":")" + in_json + '"' + std::string(behind)) ==
              "k=" + as_shown + rest);
        CHECK(shown_line('"' + in_json + R"(":1)" + std::string(behind)) == as_key + "=1" + rest);
        CHECK(shown_line(R"("o":{")" + in_json + R"(":1})" + std::string(behind)) ==
              "o." + as_key + "=1" + rest);
      }
    }
  }
}

TEST_CASE("keys that need quotes, wherever they stand") {
  CHECK(shown_line(R"("a b":1,"":2,"_":3,"c":{"d e":4,"":5},"f":6)") ==
        "\"a b\"=1 \"\"=2 _=3 c.\"d e\"=4 c.=5 f=6\n");
}

TEST_CASE("numbers and literals of any length") {
  for (std::size_t length = 1; length <= 40; ++length) {
    const std::string number(length, '7');
    CHECK(shown_line(R"("k":)" + number) == "k=" + number + '\n');
    CHECK(shown_line(R"("k":)" + number + std::string(kBehind)) ==
          "k=" + number + std::string(kShownBehind));
  }
  CHECK(shown_line(R"("a":true,"b":false,"c":null,"d":-1.5e3)") == "a=true b=false d=-1.5e3\n");
}

TEST_CASE("lines read ahead are shown as each alone") {
  const std::string lines =
      "{\"a\":\"x y\",\"b\":{\"c\":1}}\n{\"a\":\"z\"}\n{\"b\":{\"c d\":\"\\u0041\"}}\n";
  const RenderSettings settings;
  const auto renderer = make_renderer(settings);
  RecordParser parser;
  parser.read_ahead(lines);
  std::string out;
  std::string_view left = lines;
  while (!left.empty()) {
    const std::string_view line = left.substr(0, left.find('\n') + 1);
    REQUIRE(parser.parse(line) == 1);
    renderer->append(out, parser.record(), {"app.log", 1});
    left.remove_prefix(line.size());
  }
  CHECK(out == "a=\"x y\" b.c=1\na=z\nb.\"c d\"=A\n");
}

}  // namespace
}  // namespace gsaw
