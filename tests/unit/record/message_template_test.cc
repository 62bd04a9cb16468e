// Holes of message templates, and what is put in their place.
#include "record/message_template.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {
namespace {

// Every hole shown as its parts; one that is named `none` has no text.
std::string named(std::string_view text, DoubledBraces doubled = DoubledBraces::are_one) {
  std::string out;
  fill_named_holes(out, text, doubled, 1000, [](std::string& to, const Hole& hole) {
    if (hole.name == "none") return false;
    to.append("<").append(hole.name);
    if (!hole.format.empty()) to.append("|").append(hole.format);
    to += '>';
    return true;
  });
  return out;
}

template <class Fill>
std::string in_order(Fill fill, std::string_view text, std::vector<std::string> values) {
  std::string out;
  std::size_t next = 0;
  fill(out, text, [&](std::string& to, const Hole&) {
    if (next == values.size()) return false;
    to += values[next++];
    return true;
  });
  return out;
}

TEST_CASE("a hole has a name, a width and a format") {
  CHECK(named("a {x} b") == "a <x> b");
  CHECK(named("{x}{y}") == "<x><y>");
  CHECK(named("{@x} {$y} {0}") == "<x> <y> <0>");
  CHECK(named("{x:0.00} {y,6:HH:mm}") == "<x|0.00> <y|HH:mm>");
  CHECK(named("[{x,5}] [{x,-5}] [{x,2}]") == "[  <x>] [<x>  ] [<x>]");
  CHECK(named("{\xC3\xA4,5}|") == "  <\xC3\xA4>|");  // characters count, not bytes
}

TEST_CASE("what is no hole is text, and what has no value stays as it is written") {
  for (const char* text : {"", "}", "{", "{}", "{ ", "a{b", "{a{", "{:x}", "{,3}", "{x,}", "{x,y}",
                           "{x,1234567}", "{none}", "{@none,-3:x}", "{none}}"}) {
    CAPTURE(text);
    const std::string expected = text == std::string_view("{none}}") ? "{none}}" : text;
    CHECK(named(text) == expected);
  }
  CHECK(named("{a{x}") == "{a<x>");
  CHECK(named("x} {x}") == "x} <x>");
}

TEST_CASE("doubled braces") {
  CHECK(named("{{x}} {{{x}}} }}") == "{x} {<x>} }");
  CHECK(named("{{x}}", DoubledBraces::are_two) == "{<x>}");
}

TEST_CASE("no blanks past the most bytes") {
  std::string out;
  const auto fill = [](std::string& to, const Hole&) {
    to += 'v';
    return true;
  };
  fill_named_holes(out, "{x,999999}{x,5}", DoubledBraces::are_one, 10, fill);
  CHECK(out == "v    v");
}

TEST_CASE("SLF4J's holes are filled in order") {
  CHECK(in_order(fill_slf4j_holes, "{} and {}{}", {"1", "2"}) == "1 and 2{}");
  CHECK(in_order(fill_slf4j_holes, R"(\{} {})", {"1"}) == "{} 1");
  CHECK(in_order(fill_slf4j_holes, R"(\\{})", {"1"}) == R"(\1)");
  CHECK(in_order(fill_slf4j_holes, "{ } {x}", {"1"}) == "{ } {x}");
  CHECK(in_order(fill_slf4j_holes, "{}", {"{}"}) == "{}");
}

TEST_CASE("holes of util.format") {
  CHECK(in_order(fill_percent_holes, "%s %d%% %x %", {"a", "1"}) == "a 1% %x %");
  CHECK(in_order(fill_percent_holes, "%s%s", {"%s"}) == "%s%s");
}

}  // namespace
}  // namespace gsaw
