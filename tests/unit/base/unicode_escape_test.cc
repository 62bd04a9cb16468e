// read_unicode_escape: pairs, halves, and what is none.
#include "base/unicode_escape.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

std::string shown(std::string_view text) {
  const auto escape = read_unicode_escape(text);
  return escape ? std::to_string(escape->value) + "/" + std::to_string(escape->length) : "-";
}

TEST_CASE("one escape, or two that are a pair") {
  CHECK(shown("\\u0041") == "65/6");
  CHECK(shown("\\u00e9x") == "233/6");
  CHECK(shown("\\uFFff\\u0041") == "65535/6");
  CHECK(shown("\\u0000") == "0/6");
  CHECK(shown("\\ud83d\\ude00") == "128512/12");
  CHECK(shown("\\uDBFF\\uDFFF\\u0041") == "1114111/12");
}

TEST_CASE("halves stand alone") {
  CHECK(shown("\\ud83d") == "55357/6");
  CHECK(shown("\\ude00\\ud83d") == "56832/6");
  CHECK(shown("\\ud83d\\ud83d") == "55357/6");
  CHECK(shown("\\ud83d\\u0041") == "55357/6");
  CHECK(shown("\\ud83d\\ude0") == "55357/6");
  CHECK(shown("\\ud83dude00") == "55357/6");
}

TEST_CASE("anything else is none") {
  for (const std::string_view text : {"", "\\", "\\u", "\\u004", "u0041", "\\U0041", "\\u00g1",
                                      "\\u 041", "\\u+041", "\\u-041", "\\n"}) {
    CAPTURE(text);
    CHECK(shown(text) == "-");
  }
}

}  // namespace
}  // namespace gsaw
