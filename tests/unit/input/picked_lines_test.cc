// Lines keep the places that they have among all of their range.
#include "input/picked_lines.h"

#include <doctest/doctest.h>

#include <string>

using namespace gsaw;

namespace {

std::string line_of(const PickedLines& picked, std::size_t number) {
  const PickedLines::Line& line = picked.lines()[number];
  return std::string(picked.bytes().substr(line.begin, line.size));
}

}  // namespace

TEST_CASE("lines stand where they stood, until the next range") {
  PickedLines picked;
  picked.start(12);
  CHECK(picked.lines().empty());
  picked.add(0, "a\n");
  picked.add(9, "bc\n");
  CHECK(picked.bytes().size() == 12);
  CHECK(picked.lines().size() == 2);
  CHECK(line_of(picked, 0) == "a\n");
  CHECK(line_of(picked, 1) == "bc\n");
  CHECK(picked.lines()[1].begin == 9);
  CHECK(picked.picked() == 5);

  constexpr std::size_t kLarge = std::size_t{1} << 20;  // memory of its own
  picked.start(kLarge);
  CHECK(picked.lines().empty());
  CHECK(picked.picked() == 0);
  picked.add(kLarge - 2, "d\n");
  CHECK(line_of(picked, 0) == "d\n");

  picked.start(0);
  CHECK(picked.bytes().empty());
  CHECK(picked.lines().empty());
}
