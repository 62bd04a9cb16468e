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

// Whether `at` is what find() may say: the place of a literal, not before the first of all, nor
// behind its end; or the end when there is none.
bool is_right(std::size_t at, std::string_view text, const std::vector<std::string>& literals,
              std::size_t from) {
  std::size_t first = text.size(), first_end = text.size() + 1;
  bool stands = at == text.size();
  for (const std::string& literal : literals) {
    const std::size_t found = text.find(literal, from);
    if (found != text.npos && found + literal.size() < first_end) {
      first_end = found + literal.size();
    }
    first = std::min(first, found);
    stands |= text.substr(at, literal.size()) == literal;
  }
  return stands && at >= first && at < first_end;
}

// Wrong answers from anywhere in `text`.
std::size_t wrong_answers(const LiteralSetScanner& scanner, std::string_view text,
                          const std::vector<std::string>& literals, std::size_t step,
                          std::size_t& found) {
  std::size_t wrong = 0;
  for (std::size_t from = 0; from <= text.size(); from += step) {
    const std::size_t at = scanner.find(text, from);
    wrong += !is_right(at, text, literals, from);
    found += at < text.size();
  }
  return wrong;
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
    wrong += wrong_answers(scanner, text, literals, 113, found);
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}

TEST_CASE("literals that begin alike, end alike, or both") {
  Random random;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 40; ++round) {
    const std::string before = random.text(random.below(80), "ab.");
    const std::string behind = random.text(random.below(80), "ab.");
    std::vector<std::string> literals;
    while (literals.size() < 60) {
      literals.push_back(before + random.text(4 + random.below(5), "01234567") + behind);
    }
    std::string text;
    while (text.size() < 5000) {
      text += random.below(4) == 0 ? literals[random.below(60)]
                                   : before + random.text(6, "01234567") + behind;
      text += random.text(random.below(20), "ab.0");
    }
    const LiteralSetScanner scanner(literals, false);
    wrong += wrong_answers(scanner, text, literals, 61, found);
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}

TEST_CASE("more literals with one window than are compared: what looks like one is given") {
  std::vector<std::string> literals = {"0123"};
  for (char c = 'a'; c <= 'z'; ++c) literals.push_back(std::string(1, c) + "====");
  const LiteralSetScanner scanner(literals, false);
  CHECK(scanner.find("--------", 0) == 8);
  CHECK(scanner.find("--a====-", 0) < 8);
  CHECK(scanner.find("a=== --0123", 0) == 7);
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
