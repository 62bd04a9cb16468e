// Nothing of a text becomes markup, whatever it holds.
#include "base/html_escape.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace gsaw {
namespace {

std::string escaped(std::string_view text) {
  std::string out = "before ";
  append_html(out, text);
  REQUIRE(out.starts_with("before "));
  return out.substr(7);
}

TEST_CASE("plain text stays as it is") {
  CHECK(escaped("").empty());
  CHECK(escaped("a b\tc\nd é 漢") == "a b\tc\nd é 漢");
}

TEST_CASE("what begins or ends markup, an entity or an attribute") {
  CHECK(escaped("<script>") == "&lt;script&gt;");
  CHECK(escaped("\"'&amp;") == "&quot;&#39;&amp;amp;");
}

TEST_CASE("what cannot be seen is escaped as on a terminal") {
  CHECK(escaped(std::string_view("\0<\r\x1b[31m", 8)) == "\\u0000&lt;\\r\\u001b[31m");
  CHECK(escaped("\xff<\xc3") == "\\xff&lt;\\xc3");
  CHECK(escaped("\u202e") == "\\u202e");
}

TEST_CASE("no byte that acts is left, whatever pairs of bytes there are") {
  for (unsigned pair = 0; pair < 0x10000; ++pair) {
    const std::string text{static_cast<char>(pair >> 8U), static_cast<char>(pair & 0xFFU)};
    const std::string shown = escaped(text);
    CAPTURE(pair);
    REQUIRE(shown.find_first_of("<>\"'\r") == std::string::npos);
    REQUIRE(shown.find('\0') == std::string::npos);
  }
}

}  // namespace
}  // namespace gsaw
