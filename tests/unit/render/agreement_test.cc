// The fast ways and the slow ways of rendering must write the same.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

// Entries made of pieces that take different ways; the same on every run.
class EntryMaker {
 public:
  std::string next() {
    std::string entry = "{";
    const unsigned count = draw(6);
    for (unsigned i = 0; i < count; ++i) member(entry, 3);
    if (draw(5) == 0 && count != 0) entry += ',';
    entry += blank();
    return entry + "}";
  }

 private:
  unsigned draw(unsigned below) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(state_ >> 33) % below;
  }
  std::string_view blank() { return draw(8) == 0 ? " " : ""; }

  std::string text() {
    constexpr std::string_view kPieces[] = {
        "a",       "plain_text", "b c",          "k=v",
        "\\n",     "\\\"",       "\\\\",         "\\u0061",
        "\\/",     "\u00e9",     "\u202e",       "\x1b",
        "\\ud800", "_",          "\u65e5\u672c", "0123456789abcdef"};
    std::string text;
    for (unsigned n = draw(4); n > 0; --n) text += kPieces[draw(std::size(kPieces))];
    return text;
  }

  void member(std::string& out, int depth) {
    constexpr std::string_view kKeys[] = {"host", "short_message", "level",   "full_message",
                                          "time", "_status",       "version", "facility"};
    if (out.back() != '{') out += ',';
    out += blank();
    out += '"' + (draw(3) == 0 ? std::string(kKeys[draw(std::size(kKeys))]) : text()) + "\":";
    value(out, depth);
  }

  void value(std::string& out, int depth) {
    out += blank();
    switch (draw(depth > 0 ? 7 : 5)) {
      case 0:
        out += "1.50";
        break;
      case 1:
        out += "null";
        break;
      case 2:
        out += "1324936418.221";
        break;
      case 5:
        out += '{';
        for (unsigned n = draw(4); n > 0; --n) member(out, depth - 1);
        out += '}';
        break;
      case 6:
        out += '[';
        for (unsigned n = draw(4); n > 0; --n) {
          value(out, depth - 1);
          if (n > 1 || draw(4) == 0) out += ',';
        }
        out += ']';
        break;
      default:
        out += '"' + text() + '"';
    }
    out += blank();
  }

  std::uint64_t state_ = 2011;
};

std::string without_colors(std::string text) {
  static const re2::RE2 sgr("\x1b\\[[0-9;]*m");
  re2::RE2::GlobalReplace(&text, sgr, "");
  return text;
}

TEST_CASE("colours and highlights add nothing but themselves") {
  EntryMaker maker;
  const RenderSettings plain;
  RenderSettings colored, highlighted;
  colored.palette = highlighted.palette = make_palette(theme(ThemeName::automatic, true));
  highlighted.highlight = highlighter("a|1.5|\"");
  for (int i = 0; i < 3000; ++i) {
    const std::string line = maker.next();
    CAPTURE(line);
    const std::string expected = rendered(plain, line);
    REQUIRE(expected.find('\x1b') == std::string::npos);
    REQUIRE(without_colors(rendered(colored, line)) == expected);
    REQUIRE(without_colors(rendered(highlighted, line)) == expected);
  }
}

// An entry that wraps another is written as one when something of it is hidden.
bool wraps_another(const std::string& line) {
  RecordParser parser;
  parser.parse(line);
  return parser.record().layers.count > 1;
}

TEST_CASE("JSON with a filter that hides nothing is JSON without one, and stays as it is") {
  EntryMaker maker;
  RenderSettings plain, filtered;
  plain.format = filtered.format = OutputFormat::json;
  filtered.hidden_keys = {"no such key"};
  for (int i = 0; i < 3000; ++i) {
    const std::string line = maker.next();
    CAPTURE(line);
    const std::string once = rendered(plain, line);
    REQUIRE(once.find('\x1b') == std::string::npos);
    if (!wraps_another(line)) REQUIRE(rendered(filtered, line) == once);
    REQUIRE(rendered(plain, once) == once);
  }
}

TEST_CASE("pretty output of rewritten JSON is that of the entry") {
  EntryMaker maker;
  RenderSettings json;
  json.format = OutputFormat::json;
  for (int i = 0; i < 3000; ++i) {
    const std::string line = maker.next();
    CAPTURE(line);
    REQUIRE(rendered(RenderSettings{}, rendered(json, line)) == rendered(RenderSettings{}, line));
  }
}

}  // namespace
}  // namespace gsaw
