// The search for many literals agrees with one search each.
#include "base/literal_set_scanner.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/base/scan_fixture.h"

using namespace gsaw;
using gsaw::testing::Random;

namespace {

std::size_t first_of_all(std::string_view text, const std::vector<std::string>& literals,
                         std::size_t from) {
  std::size_t first = text.size();
  for (const std::string& literal : literals) first = std::min(first, text.find(literal, from));
  return first;
}

}  // namespace

TEST_CASE("many literals: the first of any, from any position") {
  Random random;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 1500; ++round) {
    std::vector<std::string> literals;
    const std::size_t count = 1 + random.below(40);
    while (literals.size() < count) {
      literals.push_back(random.text(4 + random.below(9), "abc"));
    }
    const std::string text = random.text(random.below(900), "abc");
    const LiteralSetScanner scanner(literals, false);
    for (std::size_t from = 0; from <= text.size(); from += 113) {
      const std::size_t at = scanner.find(text, from);
      wrong += at != first_of_all(text, literals, from);
      found += at < text.size();
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}

TEST_CASE("a thousand ids, one of which is there") {
  Random random;
  std::vector<std::string> ids;
  while (ids.size() < 1000) {
    ids.push_back(".rh-" + random.text(4, "ABCDEFGHabcdefgh01234567") + ".h-api0.r-" +
                  random.text(8, "ABCDEFGHabcdefgh01234567") + ".c-0");
  }
  const LiteralSetScanner scanner(ids, false);
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 500; ++before) {
    const std::string text = random.text(before, ".rh-xyz") + ids[before * 2] + "\"";
    wrong += scanner.find(text, 0) != before;
    wrong += scanner.find(text, before + 1) != text.size();
  }
  CHECK(wrong == 0);
}

TEST_CASE("case may be ignored") {
  const LiteralSetScanner scanner({"TimeOut", "refused", "RESET", "unreachable"}, true);
  CHECK(scanner.find("connection reset by peer", 0) == 11);
  CHECK(scanner.find("TIMEOUT", 0) == 0);
  CHECK(scanner.find("time out", 0) == 8);
  CHECK(scanner.find("", 0) == 0);
}
