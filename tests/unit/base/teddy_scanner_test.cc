// The search for a few literals agrees with one plain search each, at every alignment and
// up to the end of readable memory.
#include "base/teddy_scanner.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "unit/base/scan_fixture.h"

using namespace gsaw;
using gsaw::testing::GuardedBytes;
using gsaw::testing::lower;
using gsaw::testing::Random;

namespace {

using Places = std::multiset<std::pair<std::size_t, std::size_t>>;  // literal, position

Places places(const TeddyScanner& scanner, std::string_view text, std::size_t from) {
  Places found;
  TeddyScanner::Progress progress;
  const std::size_t end =
      scanner.find(text, from, progress, [&](std::size_t literal, std::size_t at, std::size_t) {
        found.emplace(literal, at);
        return TeddyScanner::Finding{};
      });
  CHECK(end == text.size());
  return found;
}

Places plain_places(const std::vector<std::string>& literals, const std::string& text,
                    std::size_t from, bool ignore_case) {
  Places found;
  const std::string where = ignore_case ? lower(text) : text;
  for (std::size_t number = 0; number < literals.size(); ++number) {
    const std::string what = ignore_case ? lower(literals[number]) : literals[number];
    for (std::size_t at = from; (at = where.find(what, at)) != std::string::npos; ++at) {
      found.emplace(number, at);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every place of every literal, once, of one byte or many") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 400; ++round) {
    const bool ignore_case = random.below(3) == 0;
    std::vector<std::string> literals;
    const std::size_t count = 1 + random.below(TeddyScanner::kMost);
    while (literals.size() < count) {
      literals.push_back(random.text(1 + random.below(12), "abAB\"\\u@`[{"));
    }
    const std::string text = random.text(random.below(400), "abAB\"\\u@`[{x");
    const TeddyScanner scanner(literals, ignore_case);
    const std::string_view placed = memory.place(text, random.below(3) == 0 ? random.below(80) : 0);
    const std::size_t from = std::min<std::size_t>(random.below(50), text.size());
    const Places expected = plain_places(literals, text, from, ignore_case);
    wrong += places(scanner, placed, from) != expected;
    found += expected.size();
  }
  CHECK(wrong == 0);
  CHECK(found > 10'000);
}

TEST_CASE("a literal at every distance from the end of memory and from any vector's border") {
  GuardedBytes memory;
  const TeddyScanner scanner({"\"level\"", "\"s\"", "\\u", "x"}, false);
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 400; ++before) {
    for (std::size_t behind = 0; behind < 5; ++behind) {
      for (const auto& [number, literal] : {std::pair<std::size_t, std::string>{0, "\"level\""},
                                            {1, "\"s\""},
                                            {2, "\\u"},
                                            {3, "x"}}) {
        const std::string text = std::string(before, '-') + literal + std::string(behind, '"');
        wrong += places(scanner, memory.place(text), 0) != Places{{number, before}};
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("the search ends where the place is accepted") {
  const TeddyScanner scanner({"abc", "abcd", "c"}, false);
  std::vector<std::size_t> asked;
  TeddyScanner::Progress progress;
  const std::size_t at = scanner.find("..abcd..abcd", 0, progress,
                                      [&](std::size_t literal, std::size_t position, std::size_t) {
                                        asked.push_back(literal);
                                        return TeddyScanner::Finding{literal == 1 && position > 2};
                                      });
  CHECK(at == 8);
  CHECK(asked.size() >= 4);
}

TEST_CASE("a search goes on from where it was: no place is lost or told twice") {
  Random random;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::string> literals;
    while (literals.size() < 8) literals.push_back(random.text(1 + random.below(6), "abc\""));
    const std::string text = random.text(random.below(3000), "abc\"......");
    const TeddyScanner scanner(literals, false);
    TeddyScanner::Progress progress;
    std::size_t from = 0;
    while (true) {
      std::size_t number = 0;
      const std::size_t at =
          scanner.find(text, from, progress, [&](std::size_t literal, std::size_t, std::size_t) {
            number = literal;
            return TeddyScanner::Finding{true};
          });
      const Places left = plain_places(literals, text, from, false);
      wrong += left.empty() ? at != text.size() : !left.contains({number, at});
      if (at >= text.size()) break;
      ++found;
      // What was passed by begins where no window in between tells of it.
      from = at + 1 + random.below(40);
      if (from > text.size()) break;
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 10'000);
}

TEST_CASE("a literal that stood in the text before is found however it is written") {
  const std::vector<std::string> literals = {"\"level\"", "\"levelname\"", "lname\"", "\"le\"",
                                             "le"};
  std::string text;
  for (const char* key :
       {"level", "level", "LEVEL", "Level", "levelname", "levelname", "le", "level"}) {
    text += std::string("{\"") + key + "\":6,\"message\":\"a message of some bytes\"}\n";
  }
  for (const bool ignore_case : {false, true}) {
    const TeddyScanner scanner(literals, ignore_case);
    CHECK(places(scanner, text, 0) == plain_places(literals, text, 0, ignore_case));
  }
}

TEST_CASE("a literal that stood before is none where it is cut, nor where its middle is another") {
  GuardedBytes memory(2);
  for (const std::string literal : {"sixteen-byte-key", "a-key-of-more-than-sixteen-bytes"}) {
    std::string other = literal;
    other[literal.size() / 2] = '_';
    const TeddyScanner scanner({literal, "another"}, false);
    for (std::size_t size = 0; size < literal.size(); ++size) {
      const std::string text = literal + '\n' + other + '\n' + literal.substr(0, size);
      CHECK(places(scanner, memory.place(text), 0) == Places{{0, 0}});
    }
  }
}

TEST_CASE("lines are found that do not state what they must") {
  Random random;
  std::size_t wrong = 0, found = 0;
  const std::vector<std::string> literals = {"one", "two", "three", "stop"};
  const TeddyScanner scanner(literals, false);
  const TeddyScanner::LineRules rules{OddLines::none, 3};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<bool> expected;
    std::vector<std::size_t> begins;
    for (std::size_t line = 0; line < 40; ++line) {
      begins.push_back(text.size());
      unsigned facts = 0;
      bool stops = false;
      for (std::size_t word = random.below(6); word > 0; --word) {
        const std::size_t number = random.below(9);
        text += number < 4 ? literals[number] : random.text(random.below(40), "xyz");
        facts |= number == 0 ? 1U : number == 1 ? 2U : 0U;
        stops |= number == 3;
        text += ' ';
      }
      expected.push_back(stops || (facts != 3 && text.size() > begins.back()));
      text += '\n';
    }
    if (random.below(2) == 0) text.pop_back();
    TeddyScanner::Progress progress(rules);
    std::vector<bool> lines(expected.size(), false);
    for (std::size_t from = 0;;) {
      const std::size_t at = scanner.find(
          text, from, progress, [&](std::size_t literal, std::size_t place, std::size_t begin) {
            wrong += begin != *(std::upper_bound(begins.begin(), begins.end(), place) - 1);
            return TeddyScanner::Finding{literal == 3, literal == 0 ? 1U : literal == 1 ? 2U : 0U};
          });
      if (at >= text.size()) break;
      const auto next = std::upper_bound(begins.begin(), begins.end(), at);
      lines[static_cast<std::size_t>(next - begins.begin()) - 1] = true;
      ++found;
      if (next == begins.end()) break;
      from = *next;
    }
    wrong += lines != expected;
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}
