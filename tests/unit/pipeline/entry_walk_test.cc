// The entries of raw lines: which count, where they stand, and how many lines hold some.
#include "pipeline/entry_walk.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {
namespace {

constexpr EntryRule kAll{1000, true};
constexpr EntryRule kObjects{1000, false};

// Raw texts, each with the number of its line.
std::vector<std::string> entries_of(std::string_view lines, const EntryRule& rule,
                                    EntrySpot from = {0, 0, 1}) {
  std::vector<std::string> found;
  EntryWalk walk(rule);
  for (walk.start(lines, from); walk.at_entry(); walk.pass()) {
    found.push_back(std::to_string(walk.spot().line_number) + ":" + std::string(walk.record().raw));
  }
  CHECK(walk.spot().offset == lines.size());
  return found;
}

using Texts = std::vector<std::string>;

TEST_CASE("every record is an entry, blank lines hold none") {
  CHECK(entries_of("", kAll).empty());
  CHECK(entries_of("\n \n\t\r\n[\n]\n,\n", kAll).empty());
  CHECK(entries_of(std::string_view("\0\0\n\0", 4), kAll).empty());
  CHECK(entries_of("{\"a\":1}\n\ntorn\n{\"b\":2}{\"c\":3}\n{}", kAll) ==
        Texts{"1:{\"a\":1}", "3:torn", "4:{\"b\":2}", "4:{\"c\":3}", "5:{}"});
}

TEST_CASE("malformed lines count only where they can be shown") {
  CHECK(entries_of("torn\n{\"a\":1}\n{\"b\"\n{\"c\":3}\nlast", kObjects) ==
        Texts{"2:{\"a\":1}", "4:{\"c\":3}"});
}

TEST_CASE("a line too long to be judged counts nothing") {
  const std::string nuls(20, '\0');
  const std::string lines = "{\"a\":1}\n{\"b\":\"long\"}\n" + nuls + "{\"c\":3}\n";
  CHECK(entries_of(lines, {8, true}) == Texts{"1:{\"a\":1}", "3:{\"c\":3}"});
}

TEST_CASE("a walk begins at any record of a line") {
  const std::string_view lines = "{\"a\":1}\n{\"b\":2}{\"c\":3}\n{\"d\":4}\n";
  CHECK(entries_of(lines, kAll, {8, 1, 2}) == Texts{"2:{\"c\":3}", "3:{\"d\":4}"});
  CHECK(entries_of(lines, kAll, {8, 2, 2}) == Texts{"3:{\"d\":4}"});
  // Lines that are not counted have no number.
  CHECK(entries_of(lines, kAll, {8, 1, 0}) == Texts{"0:{\"c\":3}", "0:{\"d\":4}"});
  CHECK(EntrySpot{8, 1, 2} == EntrySpot{8, 1, 0});
  CHECK(EntrySpot{8, 1, 9} < EntrySpot{8, 2, 0});
  CHECK(EntrySpot{7, 9} < EntrySpot{8, 0});
}

TEST_CASE("lines at the ends that hold entries") {
  const std::string_view lines = "\n{\"a\":1}\n\n \nx\n{\"b\":2}{\"c\":3}\n[\n";
  EntryWalk walk(kAll);
  const auto first = [&](std::uint64_t count) { return walk.first_lines(lines, count); };
  const auto last = [&](std::uint64_t count) { return walk.last_lines(lines, count); };
  CHECK(first(0).edge == 0);
  CHECK(first(1).edge == 9);
  CHECK(first(2).edge == lines.find("x") + 2);
  CHECK(first(3).edge == lines.size() - 2);
  CHECK(first(4).edge == lines.size());
  CHECK(first(4).count == 3);
  CHECK(last(0).edge == lines.size());
  CHECK(last(1).edge == lines.find("{\"b"));
  CHECK(last(2).edge == lines.find("x"));
  CHECK(last(3).edge == 1);
  CHECK(last(4).edge == 0);
  CHECK(last(4).count == 3);
  EntryWalk objects(kObjects);
  CHECK(objects.last_lines(lines, 2).edge == 1);
  CHECK(objects.first_lines(lines, 3).count == 2);
}

TEST_CASE("what a line holds is told by its form as by parsing it") {
  EntryWalk walk(kAll);
  for (const std::string_view line :
       {"", " ", "x", "[", " [ ", "        [        ", "\xEF\xBB\xBF", "\xEF\xBB\xBF[",
        "\xEF\xBB\xBF      [", "\x01", "[]", "{}", "[ , ]", "     ,     x", "\f\f\f\f\f\f\f"}) {
    CAPTURE(line);
    walk.start(line, {});
    const bool holds_entry = walk.at_entry();
    CHECK((walk.first_lines(line, 1).count == 1) == holds_entry);
    CHECK((walk.last_lines(line, 1).count == 1) == holds_entry);
  }
}

}  // namespace
}  // namespace gsaw
