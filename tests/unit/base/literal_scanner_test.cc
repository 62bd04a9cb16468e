// A literal is found where a plain search finds it, at every alignment, length and distance from
// the end of readable memory, whichever of its bytes are looked for.
#include "base/literal_scanner.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "unit/base/scan_fixture.h"

using namespace gsaw;
using gsaw::testing::GuardedBytes;
using gsaw::testing::lower;
using gsaw::testing::Random;

namespace {

std::size_t plain_find(std::string_view text, std::string_view needle, std::size_t from) {
  return std::min(text.find(needle, from), text.size());
}

// Words that have two bytes of a needle at their distance, and parts of it.
std::string text_of_decoys(const std::string& needle, std::size_t size, Random& random) {
  std::string text;
  while (text.size() < size) {
    std::string word(needle.size(), '.');
    for (unsigned i = 1 + random.below(4); i > 0; --i) {
      const std::size_t at = random.below(static_cast<unsigned>(needle.size()));
      word[at] = needle[at];
    }
    text += random.below(200) == 0 ? needle : word;
  }
  return text;
}

}  // namespace

TEST_CASE("a literal is found where a plain search finds it, up to the end of memory") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random.text(random.below(700), "ab\"{:");
    const std::string needle = random.text(1 + random.below(6), "ab\":");
    const LiteralScanner scanner(needle, false);
    const std::string_view placed =
        memory.place(text, random.below(3) == 0 ? random.below(130) : 0);
    for (std::size_t from = 0; from <= text.size(); from += 1 + random.below(97)) {
      const std::size_t at = scanner.find(placed, from);
      wrong += at != plain_find(placed, needle, from);
      found += at < text.size();
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}

TEST_CASE("a literal or an escape is found where one of two searches finds one") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0, literals = 0, escapes = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string text =
        random.text(random.below(700), round % 2 == 0 ? "\\u00AB{:" : "aB\\u07");
    const bool ignore_case = random.below(2) == 0;
    const LiteralScanner scanner(random.text(1 + random.below(6), "aB0:"), ignore_case);
    const std::string_view placed =
        memory.place(text, random.below(3) == 0 ? random.below(130) : 0);
    for (std::size_t from = 0; from <= text.size(); from += 1 + random.below(97)) {
      std::size_t literal = placed.size(), escape = placed.size();
      const std::size_t skipped = random.below(3);
      const auto stops = [&](std::size_t at, bool is_escape) {
        std::size_t& first = is_escape ? escape : literal;
        first = std::min(first, at);
        return is_escape && skipped == 0;
      };
      const std::size_t at = scanner.find_or_escape(placed, from, stops);
      if (skipped == 0 && escape < placed.size()) {
        wrong += at != escape || at != find_ascii_escape(placed, from);
      } else {
        wrong += at != placed.size() || escape != find_ascii_escape(placed, from);
        wrong += literal != scanner.find(placed, from);
      }
      literals += literal < placed.size();
      escapes += escape < placed.size();
    }
  }
  CHECK(wrong == 0);
  CHECK(literals > 1000);
  CHECK(escapes > 100);
}

TEST_CASE("a long literal is found at every position, also across any vector's border") {
  GuardedBytes memory;
  const std::string needle = ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";
  const LiteralScanner scanner(needle, false);
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 600; ++before) {
    for (const std::size_t behind : {0U, 1U, 63U, 300U}) {
      const std::string text = std::string(before, '.') + needle + std::string(behind, '-');
      wrong += scanner.find(memory.place(text), 0) != before;
      wrong += scanner.find(memory.place(text), before + 1) != text.size();
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("ignoring case, ASCII letters match in either case and nothing else does") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random.text(random.below(500), "aAzZ@`[{1!");
    const std::string needle = random.text(1 + random.below(4), "aAzZ@[1");
    const LiteralScanner scanner(needle, true);
    const std::size_t from = random.below(40);
    if (from > text.size()) continue;
    wrong += scanner.find(memory.place(text), from) != plain_find(lower(text), lower(needle), from);
  }
  CHECK(wrong == 0);
}

TEST_CASE("a literal is found also when other bytes of it are looked for than before") {
  GuardedBytes memory(8);
  Random random;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string needle = random.text(1 + random.below(20), "aBc_\":x7.");
    const bool ignore_case = random.below(2) == 0;
    const LiteralScanner scanner(needle, ignore_case);
    for (int of_log = 0; of_log < 3; ++of_log) {
      // Of each log other bytes stand alone often.
      const std::string other = of_log == 1 ? random.text(needle.size(), "aBc_\":x7.") : needle;
      const std::string text = text_of_decoys(other, 6000 + random.below(20'000), random);
      const std::string_view placed = memory.place(text);
      const std::string plain = ignore_case ? lower(text) : text;
      const std::string wanted = ignore_case ? lower(needle) : needle;
      std::size_t escape = 0;
      for (std::size_t from = 0; from < text.size(); from += 1 + random.below(3000)) {
        const std::size_t expected = plain_find(plain, wanted, from);
        wrong += scanner.find(placed, from) != expected;
        wrong += scanner.find_or_escape(placed, from, [&](std::size_t, bool is_escape) {
          escape += is_escape;
          return !is_escape;
        }) != expected;
        found += expected < text.size();
      }
      wrong += escape;
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}

TEST_CASE("a literal is found also one byte behind where it stood in vain") {
  Random random;
  std::size_t wrong = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string needle = random.text(3, "zqx");
    const std::string text = random.text(5000, "zzqqx");
    const LiteralScanner scanner(needle, false);
    for (std::size_t from = 0; from < text.size(); ++from) {
      const std::size_t expected = plain_find(text, needle, from);
      wrong += scanner.find(text, from) != expected;
      from = expected;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("threads that search together find the same while one of them chooses other bytes") {
  Random random;
  const std::string needle = "\"_status\"";
  const std::string text = text_of_decoys(needle, 200'000, random);
  std::size_t expected = 0;
  for (std::size_t at = text.find(needle); at != text.npos; at = text.find(needle, at + 1)) {
    ++expected;
  }
  const LiteralScanner scanner(needle, false);
  std::vector<std::size_t> counts(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts) {
    threads.emplace_back([&count, &scanner, &text] {
      for (std::size_t at = scanner.find(text, 0); at < text.size();
           at = scanner.find(text, at + 1)) {
        ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(expected > 10);
  CHECK(counts == std::vector<std::size_t>(4, expected));
}
