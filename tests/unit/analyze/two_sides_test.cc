#include "analyze/two_sides.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>

namespace gsaw {
namespace {

double choices(std::uint64_t all, std::uint64_t chosen) {
  double count = 1;
  for (std::uint64_t i = 0; i < chosen; ++i) {
    count = count * static_cast<double>(all - i) / static_cast<double>(i + 1);
  }
  return count;
}

// By its definition.
double chance_by_counting(const SideCounts& part, const SideCounts& whole) {
  const std::uint64_t all = whole.matching + whole.others, held = part.matching + part.others;
  double more = 0, less = 0;
  for (std::uint64_t i = 0; i <= std::min(held, whole.matching); ++i) {
    if (held - i > whole.others) continue;
    const double chance =
        choices(whole.matching, i) * choices(whole.others, held - i) / choices(all, held);
    if (i >= part.matching) more += chance;
    if (i <= part.matching) less += chance;
  }
  return std::min(1.0, 2 * (share_difference(part, whole) >= 0 ? more : less));
}

TEST_CASE("the chance is that of Fisher's exact test") {
  for (std::uint64_t matching = 1; matching <= 9; matching += 2) {
    for (std::uint64_t others = 1; others <= 20; others += 6) {
      for (std::uint64_t a = 0; a <= matching; ++a) {
        for (std::uint64_t b = 0; b <= others; ++b) {
          const SideCounts part{a, b}, whole{matching, others};
          CAPTURE(a);
          CAPTURE(b);
          CHECK(chance_of(part, whole) ==
                doctest::Approx(chance_by_counting(part, whole)).epsilon(1e-9));
        }
      }
    }
  }
}

TEST_CASE("the chance of counts that are large") {
  CHECK(chance_of({500'000, 500'000}, {1'000'000, 1'000'000}) == doctest::Approx(1).epsilon(0.01));
  CHECK(chance_of({600'000, 400'000}, {1'000'000, 1'000'000}) < 1e-300);
  CHECK(chance_of({3, 0}, {3, 97}) == doctest::Approx(2.0 / choices(100, 3)));
}

TEST_CASE("shares are much apart that are twice as large, or 25 points, and no chance") {
  CHECK(is_much_apart({91, 30}, {100, 1000}, 1000));
  CHECK(is_much_apart({30, 910}, {1000, 1000}, 1000));
  CHECK_FALSE(is_much_apart({60, 500}, {100, 1000}, 1));  // 60 % and 50 %
  CHECK(is_much_apart({90, 600}, {100, 1000}, 1));        // 90 % and 60 %
  CHECK_FALSE(is_much_apart({2, 0}, {4, 4}, 1));          // may be chance
  CHECK_FALSE(is_much_apart({40, 0}, {1000, 1000}, 1));   // 4 %
  CHECK(is_much_apart({5, 0}, {5, 40}, 10));
  CHECK_FALSE(is_much_apart({5, 0}, {5, 40}, 1'000'000));
}

}  // namespace
}  // namespace gsaw
