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
