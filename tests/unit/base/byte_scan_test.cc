// SIMD searches agree with plain loops.
#include "base/byte_scan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace gsaw;

TEST_CASE("counting agrees with std::count at every length") {
  std::string text;
  std::size_t wrong = 0;
  unsigned state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1103515245 + 12345;
    text += (state >> 16) % 3 == 0 ? '\n' : 'x';
    if (i > 300 && i % 97 != 0) continue;
    if (count_newlines(text) !=
        static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'))) {
      ++wrong;
    }
  }
  CHECK(wrong == 0);
  CHECK(count_newlines(std::string(100'000, '\n')) == 100'000);
}
