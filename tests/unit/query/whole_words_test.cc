// Whole words by Unicode's rules.
#include "query/whole_words.h"

#include <doctest/doctest.h>

#include <string>

using namespace gsaw;

TEST_CASE("what is part of a word") {
  for (const char32_t c : {U'a', U'Z', U'5', U'_', U'\u00e9', U'\u0301', U'\u0663', U'\u65e5',
                           U'\u203f', U'\U0001d400'}) {
    CHECK(is_word_part(c));
  }
  for (const char32_t c : {U' ', U'-', U'.', U'\u2014', U'\u00a0', U'\u20ac', U'\U0001f600'}) {
    CHECK_FALSE(is_word_part(c));
  }
}

TEST_CASE("no part of a word stands beside them") {
  CHECK(holds_words("a b c", "b"));
  CHECK(holds_words("b", "b"));
  CHECK(holds_words("ab b", "b"));
  CHECK_FALSE(holds_words("ab ba", "b"));
  CHECK_FALSE(holds_words("", "b"));
  CHECK(holds_words("x--y", "--") == false);
  CHECK(holds_words("x -- y", "--"));
  CHECK(
      holds_words("\xff"
                  "b\xc3",
                  "b"));  // no UTF-8: no part of a word
  CHECK_FALSE(
      holds_words("\xc3\xa9"
                  "b",
                  "b"));
  CHECK_FALSE(holds_words("b\xcc\x81", "b"));
  CHECK(holds_words("", ""));
  CHECK(holds_words(" ", ""));
  CHECK_FALSE(holds_words("\xcf\x83", ""));  // within a character nothing stands
}
