// Hashes of texts.
#include "base/text_hash.h"

#include <doctest/doctest.h>

#include <string>
#include <unordered_set>

namespace gsaw {
namespace {

TEST_CASE("a text has one hash wherever it stands, and texts of any length have their own") {
  std::unordered_set<std::uint64_t> hashes;
  std::size_t texts = 0;
  for (std::size_t size = 0; size <= 70; ++size) {
    const std::string base(size, 'x');
    const std::string shifted = "ab" + base + "cd";
    CHECK(text_hash(base) == text_hash(std::string_view(shifted).substr(2, size)));
    hashes.insert(text_hash(base));
    ++texts;
    // Every byte counts.
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = base;
      other[i] = '\0';
      hashes.insert(text_hash(other));
      ++texts;
    }
  }
  CHECK(hashes.size() == texts);
}

TEST_CASE("the low bits of hashes differ as all do") {
  constexpr std::size_t kTexts = 4096;
  std::unordered_set<std::uint64_t> low;
  for (std::size_t i = 0; i < kTexts; ++i) low.insert(text_hash(std::to_string(i)) % kTexts);
  // Of random ones 63 in 100 places are taken.
  CHECK(low.size() > kTexts * 55 / 100);
}

}  // namespace
}  // namespace gsaw
