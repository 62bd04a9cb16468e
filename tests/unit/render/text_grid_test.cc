// Columns of text, aligned.
#include "render/text_grid.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

const Palette kPlain;

std::string shown(const TextGrid& grid) {
  std::string out;
  grid.append(out);
  return out;
}

TEST_CASE("columns are as wide as their widest text, and numbers stand to the right") {
  TextGrid grid({{"name"}, {"n", true}, {"empty"}, {"last"}}, kPlain, true);
  grid.add({{"a"}, {"7"}, {""}, {"x"}});
  grid.add({{"longer"}, {"1234"}, {""}, {""}});
  CHECK(shown(grid) ==
        "name       n  last\n"
        "a          7  x\n"
        "longer  1234\n");
}

TEST_CASE("what is too wide is cut, wide characters counted as two") {
  TextGrid grid({{"a", false, 4}, {"b"}}, kPlain, true);
  grid.add({{"日本語"}, {"x"}});
  grid.add({{"abcdef"}, {"a text that is never cut"}});
  CHECK(shown(grid) ==
        "a     b\n"
        "日…   x\n"
        "abc…  a text that is never cut\n");
  CHECK(grid.width_without(1) == 6);
  TextGrid plain({{"a", false, 4}, {"b"}}, kPlain, false);
  plain.add({{"abcdef"}, {"x"}});
  CHECK(shown(plain) == "a     b\nabc~  x\n");
}

TEST_CASE("a heading is cut, too, and a column may be left out of those that were measured") {
  TextGrid grid({{"heading", false, 4}, {"n", true}, {"b"}}, kPlain, true);
  grid.add({{"a"}, {"1"}, {"x"}});
  grid.leave_out(1);
  CHECK(grid.width(1) == 0);
  CHECK(shown(grid) ==
        "hea…  b\n"
        "a     x\n");
}

}  // namespace
}  // namespace gsaw
