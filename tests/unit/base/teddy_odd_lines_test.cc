// Lines that look odd, found on the way of the search for literals, are those that a plain loop
// finds.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "base/odd_lines.h"
#include "base/teddy_scanner.h"
#include "unit/base/scan_fixture.h"

using namespace gsaw;
using gsaw::testing::GuardedBytes;
using gsaw::testing::Random;

namespace {

// Beginnings of lines.
using Lines = std::set<std::size_t>;

std::size_t line_around(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t newline = text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t behind_line(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size() - 1) + 1;
}

// With a literal or odd, by one search for both.
Lines found_lines(const TeddyScanner& scanner, std::string_view text, OddLines kind,
                  std::size_t from) {
  Lines lines;
  TeddyScanner::Progress progress(TeddyScanner::LineRules{kind});
  const auto any = [](std::size_t, std::size_t, std::size_t) {
    return TeddyScanner::Finding{true};
  };
  while (true) {
    const std::size_t at = scanner.find(text, from, progress, any);
    if (at >= text.size()) return lines;
    CHECK(at >= from);
    lines.insert(line_around(text, at));
    from = behind_line(text, at);
  }
}

bool is_odd(std::string_view line, OddLines kind) {
  if (kind == OddLines::none) return false;
  if (!line.empty() && line.back() != '}' && line.back() != '\r') return true;
  return kind == OddLines::unclosed_or_prefixed && !line.starts_with('{');
}

Lines expected_lines(std::string_view literal, std::string_view text, OddLines kind,
                     std::size_t from) {
  Lines lines;
  for (std::size_t at = from; (at = text.find(literal, at)) != std::string_view::npos; ++at) {
    lines.insert(line_around(text, at));
  }
  for (std::size_t at = from; at < text.size(); at = behind_line(text, at)) {
    if (is_odd(text.substr(at, text.find('\n', at) - at), kind)) lines.insert(at);
  }
  return lines;
}

// Bytes behind ASCII that are `}`, carriage return and `{` but for their first bit, too.
std::string random_lines(Random& random) {
  std::string text;
  const std::size_t lines = random.below(12);
  for (std::size_t i = 0; i < lines; ++i) {
    text += random.below(4) == 0
                ? random.text(random.below(3), "{}x\r\xFD\x8D\xFB")
                : "{" + random.text(random.below(90), "{}\"ab") + (random.below(9) ? "}" : "\xFD");
    if (i + 1 < lines || random.below(2) == 0) text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("one search finds lines with a literal and odd ones, up to the end of memory") {
  GuardedBytes memory;
  Random random;
  const TeddyScanner scanner({"\"ab\"", "\"aabb"}, false);
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string text = random_lines(random);
    const std::string_view placed = memory.place(text, random.below(3) == 0 ? 70 : 0);
    for (const OddLines kind :
         {OddLines::none, OddLines::unclosed, OddLines::unclosed_or_prefixed}) {
      const std::size_t from = text.empty() || random.below(2) == 0
                                   ? 0
                                   : line_around(text, random.below(500) % text.size());
      Lines expected = expected_lines("\"ab\"", placed, kind, from);
      expected.merge(expected_lines("\"aabb", placed, kind, from));
      wrong += found_lines(scanner, placed, kind, from) != expected;
      found += expected.size();
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 10'000);
}

TEST_CASE("more odd and empty lines than one go has room for") {
  const TeddyScanner scanner({"level"}, false);
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 3 == 0 ? "\n" : i % 3 == 1 ? "{}\n" : "x\n";
  for (const OddLines kind : {OddLines::unclosed, OddLines::unclosed_or_prefixed}) {
    CHECK(found_lines(scanner, text, kind, 0) == expected_lines("level", text, kind, 0));
  }
}
