// SIMD searches agree with plain loops at every alignment, length and distance from the end
// of readable memory.
#include "base/byte_scan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "unit/base/scan_fixture.h"

using namespace gsaw;
using gsaw::testing::GuardedBytes;
using gsaw::testing::Random;

TEST_CASE("unicode escapes are found wherever they stand") {
  GuardedBytes memory;
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 400; ++before) {
    const std::string text = std::string(before, '\\') + "\\u0061";
    wrong += find_unicode_escape(memory.place(text), 0) != before;
    wrong += find_unicode_escape(memory.place(std::string(before, 'u') + '\\'), 0) != before + 1;
  }
  CHECK(wrong == 0);
  CHECK(find_unicode_escape("", 0) == 0);
  CHECK(find_unicode_escape("\\", 0) == 1);
}

namespace {

bool is_odd(std::string_view line, OddLines kind) {
  if (!line.empty() && line.back() != '}' && line.back() != '\r') return true;
  return kind == OddLines::unclosed_or_prefixed && !line.starts_with('{');
}

// What find_odd_line says of each line of `text`, as letters; `?` where it says it of none.
std::string odd_lines(std::string_view text, OddLines kind, std::size_t from) {
  std::string found;
  for (std::size_t at = from; (at = find_odd_line(text, at, kind)) < text.size(); ++at) {
    const bool last = at + 1 == text.size() || text[at + 1] == '\n';
    const bool first = at == 0 || text[at - 1] == '\n';
    found += last || first ? 'x' : '?';
    at = std::min(text.find('\n', at), text.size() - 1);
  }
  return found;
}

std::string plain_odd_lines(std::string_view text, OddLines kind) {
  std::string found;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (is_odd(line, kind)) found += 'x';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return found;
}

}  // namespace

TEST_CASE("odd lines are found at every position, up to the end of memory") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0, odd = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    const std::size_t lines = random.below(12);
    for (std::size_t i = 0; i < lines; ++i) {
      text += random.below(4) == 0 ? random.text(random.below(3), "{}x\r")
                                   : "{" + random.text(random.below(90), "{}ax") + "}";
      if (i + 1 < lines || random.below(2) == 0) text += '\n';
    }
    const std::string_view placed = memory.place(text, random.below(3) == 0 ? 70 : 0);
    for (const OddLines kind : {OddLines::unclosed, OddLines::unclosed_or_prefixed}) {
      const std::string expected = plain_odd_lines(text, kind);
      wrong += odd_lines(placed, kind, 0) != expected;
      odd += expected.size();
    }
    CHECK(find_odd_line(placed, 0, OddLines::none) == placed.size());
  }
  CHECK(wrong == 0);
  CHECK(odd > 5000);
}

TEST_CASE("escapes of ASCII characters are told from others wherever they stand") {
  GuardedBytes memory;
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 200; ++before) {
    for (const char* escape : {"\\u0041", "\\u007f", "\\u000a", "\\u003C"}) {
      const std::string text = std::string(before, '0') + "\\u0441\\u2019\\u0080" + escape;
      wrong += find_ascii_escape(memory.place(text), 0) != before + 18;
      wrong += find_ascii_escape(memory.place(text), before + 19) != text.size();
    }
  }
  CHECK(wrong == 0);
  CHECK(find_ascii_escape("\\u00", 0) == 4);
  CHECK(find_ascii_escape("\\\\u0041", 0) == 1);
  CHECK(find_ascii_escape("", 0) == 0);
}

TEST_CASE("counting newlines agrees with std::count at every length") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0;
  for (std::size_t length = 0; length < 1500; ++length) {
    const std::string text = random.text(length, "\nxx");
    wrong += count_newlines(memory.place(text)) !=
             static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }
  CHECK(wrong == 0);
  CHECK(count_newlines(std::string(100'000, '\n')) == 100'000);
}

TEST_CASE("the places of newlines, at every length") {
  GuardedBytes memory;
  Random random;
  std::vector<std::uint32_t> places(1500);
  for (std::size_t length = 0; length < places.size(); ++length) {
    const std::string text = random.text(length, random.below(3) == 0 ? "\nxx\\x" : "\nxx");
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < length; ++i) {
      if (text[i] == '\n') expected.push_back(i);
    }
    const Newlines found = find_newlines(memory.place(text), places.data());
    REQUIRE(std::vector(places.data(), places.data() + found.count) == expected);
    REQUIRE(found.any_backslash == (text.find('\\') != text.npos));
  }
}
