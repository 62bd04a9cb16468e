// How much room text takes on a terminal, cut and folded.
#include "render/text_width.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

const std::string kRed = "\x1b[31m", kEnd = "\x1b[0m";

TEST_CASE("a symbol that is to look as emoji takes two columns, and is not cut from its style") {
  CHECK(text_width("⚠\uFE0F x") == 4);
  CHECK(text_width("⚠ x") == 3);
  CHECK(bytes_of_columns("⚠\uFE0F x", 2) == 6);
  CHECK(bytes_of_columns("⚠\uFE0F x", 1) == 0);
}

TEST_CASE("wide characters take two columns, those that combine none") {
  CHECK(text_width("") == 0);
  CHECK(text_width("abc") == 3);
  CHECK(text_width("é") == 1);
  CHECK(text_width("漢字") == 4);
  CHECK(text_width("🚀") == 2);
  CHECK(text_width("e\u0301") == 1);
  CHECK(text_width("┄→█") == 3);
  CHECK(text_width(kRed + "abc" + kEnd) == 3);
}

TEST_CASE("bytes of the first columns") {
  CHECK(bytes_of_columns("abc", 2) == 2);
  CHECK(bytes_of_columns("abc", 9) == 3);
  CHECK(bytes_of_columns("漢字", 3) == 3);
  CHECK(bytes_of_columns("ae\u0301x", 2) == 4);
  CHECK(bytes_of_columns(kRed + "abc" + kEnd, 1) == 6);
  CHECK(bytes_of_columns("", 1) == 0);
}

TEST_CASE("cut where it does not fit, never within a character") {
  CHECK(cut_to_width("abcdef", 6, "…") == "abcdef");
  CHECK(cut_to_width("abcdefg", 6, "…") == "abcde…");
  CHECK(cut_to_width("漢字漢字", 6, "…") == "漢字…");
  CHECK(cut_to_width("abc", 0, "~") == "~");
  CHECK(cut_to_width("", 0, "~").empty());
  CHECK(cut_to_width("abc", 2, "") == "ab");
}

std::string folded(std::string_view text, std::size_t columns, std::size_t at = 0,
                   std::size_t indent = 2) {
  std::string out;
  append_folded(out, text, at, columns, indent);
  return out;
}

TEST_CASE("folded between words, within one that is too long") {
  CHECK(folded("one two three four", 13) == "one two three\n  four");
  CHECK(folded("one two  three", 9) == "one two\n  three");
  CHECK(folded("abcdefghijklmno", 10) == "abcdefghij\n  klmno");
  CHECK(folded("漢字漢字漢字", 10, 0, 0) == "漢字漢字漢\n字");
  CHECK(folded("a b", 0) == "a b");
  CHECK(folded("", 10).empty());
  CHECK(folded("exactly 10", 10) == "exactly 10");
}

TEST_CASE("the first line begins elsewhere; hardly any room is room for eight") {
  CHECK(folded("one two three", 14, 4) == "one two\n  three");
  CHECK(folded("one two three", 3, 0, 0) == "one two\nthree");
  CHECK(folded("one two three", 5, 100, 1) == "one two\n three");
}

TEST_CASE("colours take no room and are kept") {
  const std::string text = kRed + "one two" + kEnd + " three";
  CHECK(folded(text, 9) == kRed + "one two" + kEnd + "\n  three");
}

TEST_CASE("no line is wider, and no text is lost but blanks where it is broken") {
  const std::string text = "a  bb 漢字 ccc   🚀🚀🚀🚀 dddddddddddddddddd e\u0301e\u0301 f ";
  for (std::size_t columns = 10; columns < 60; ++columns) {
    CAPTURE(columns);
    const std::string out = folded(text, columns, 0, 1);
    std::string kept;
    for (std::size_t at = 0; at <= out.size();) {
      const std::size_t end = std::min(out.find('\n', at), out.size());
      const std::string line = out.substr(at, end - at);
      CHECK(text_width(line) <= columns);
      for (const char c : line) {
        if (c != ' ') kept += c;
      }
      at = end + 1;
    }
    std::string expected = text;
    std::erase(expected, ' ');
    CHECK(kept == expected);
  }
}

TEST_CASE("megabytes of characters without a width, blanks and long words: linear enough") {
  std::string combining = "a";
  for (int i = 0; i < 1'000'000; ++i) combining += "\u0301";
  CHECK(text_width(combining) == 1);
  CHECK(folded(combining + " b", 20).size() == combining.size() + 2);
  CHECK(folded(std::string(1'000'000, ' ') + "x", 20).find('x') != std::string::npos);
  CHECK(folded(std::string(1'000'000, 'x'), 20).size() > 1'000'000);
}

}  // namespace
}  // namespace gsaw
