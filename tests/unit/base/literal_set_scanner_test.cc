// The search for many literals agrees with one search each.
#include "base/literal_set_scanner.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace gsaw;

namespace {

std::size_t first_of_all(std::string_view text, const std::vector<std::string>& literals,
                         std::size_t from) {
  std::size_t first = text.size();
  for (const std::string& literal : literals) first = std::min(first, text.find(literal, from));
  return first;
}

std::string random_text(unsigned& state, std::size_t length, std::string_view alphabet) {
  std::string out;
  while (out.size() < length) {
    state = state * 1103515245 + 12345;
    out += alphabet[(state >> 16) % alphabet.size()];
  }
  return out;
}

}  // namespace

TEST_CASE("many literals: the first of any, from any position") {
  unsigned state = 7;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 1500; ++round) {
    std::vector<std::string> literals;
    const std::size_t count = 1 + (state >> 20) % 40;
    while (literals.size() < count) {
      literals.push_back(random_text(state, 4 + (state >> 18) % 9, "abc"));
    }
    const std::string text = random_text(state, (state >> 17) % 900, "abc");
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
  unsigned state = 11;
  std::vector<std::string> ids;
  while (ids.size() < 1000) {
    ids.push_back(".rh-" + random_text(state, 4, "ABCDEFGHabcdefgh01234567") + ".h-api0.r-" +
                  random_text(state, 8, "ABCDEFGHabcdefgh01234567") + ".c-0");
  }
  const LiteralSetScanner scanner(ids, false);
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 500; ++before) {
    const std::string text = random_text(state, before, ".rh-xyz") + ids[before * 2] + "\"";
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
