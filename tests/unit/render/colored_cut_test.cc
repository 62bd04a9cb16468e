// Coloured text made to fit: its beginning, what is highlighted in it, its end.
#include "render/colored_cut.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

const std::string kBold = "\x1b[1m", kMatch = "\x1b[30;43m", kEnd = "\x1b[0m";
const CutMarks kColored{"…", 1, kMatch, kEnd};
const CutMarks kPlain{"~", 1, "", ""};

std::string cut(const std::string& text, std::size_t columns, const CutMarks& marks = kPlain) {
  std::string out;
  const std::size_t used = append_cut(out, text, columns, marks);
  CHECK(used <= columns);
  return out;
}

std::string cut_front(const std::string& text, std::size_t columns) {
  std::string out;
  CHECK(append_cut_front(out, text, columns, kPlain) <= columns);
  return out;
}

TEST_CASE("text that fits is whole") {
  CHECK(cut("abc", 3) == "abc");
  CHECK(cut("", 3).empty());
  CHECK(cut_front("abc", 3) == "abc");
  CHECK(cut(kBold + "abc" + kEnd, 3, kColored) == kBold + "abc" + kEnd);
}

TEST_CASE("the end is cut, or the beginning, never within a character") {
  CHECK(cut("abcdef", 4) == "abc~");
  CHECK(cut("漢字漢字", 4) == "漢~");
  CHECK(cut_front("abcdef", 4) == "~def");
  CHECK(cut_front("漢字漢字", 5) == "~漢字");
}

TEST_CASE("colours end where the text is cut") {
  CHECK(cut(kBold + "abcdef" + kEnd, 4, kColored) == kBold + "abc" + kEnd + "…");
}

TEST_CASE("what is highlighted is seen, with something before it") {
  const std::string text = kBold + "0123456789012345678901234567890123456789" + kMatch + "hit" +
                           kEnd + kBold + "behind it there is more" + kEnd;
  CHECK(cut(text, 16, kColored) ==
        "…" + kBold + "6789" + kMatch + "hit" + kEnd + kBold + "behind " + kEnd + "…");
  // At the beginning it would be seen anyway.
  CHECK(cut(kBold + kMatch + "hit" + kEnd + kBold + "behind it" + kEnd, 6, kColored) ==
        kBold + kMatch + "hit" + kEnd + kBold + "be" + kEnd + "…");
}

TEST_CASE("hardly any room") {
  std::string out;
  CHECK(append_cut(out, "abcdef", 0, kPlain) == 2);
  CHECK(out == "a~");
}

}  // namespace
}  // namespace gsaw
