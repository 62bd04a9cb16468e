#include "analyze/slow_rule.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>

namespace gsaw {

TEST_CASE("What takes as long as the limit is slow") {
  SlowRule rule(100);
  CHECK_FALSE(rule.is_slow(99));
  CHECK(rule.is_slow(100));
  for (int i = 0; i < 1000; ++i) CHECK(rule.is_slow(1000));
}

TEST_CASE("Without a limit nothing is slow until there is enough to compare with") {
  SlowRule rule(std::nullopt);
  for (std::uint64_t i = 0; i < SlowRule::kEnough; ++i) {
    CHECK_FALSE(rule.is_slow(i == 50 ? 1'000'000 : 1000));
  }
  CHECK_FALSE(rule.is_slow(1000));
  CHECK(rule.is_slow(2000));
}

TEST_CASE("Where all take as long, none is slow") {
  SlowRule rule(std::nullopt);
  for (int i = 0; i < 10'000; ++i) CHECK_FALSE(rule.is_slow(1'000'003));
}

TEST_CASE("Durations as long as can be said are none that are slow beside each other") {
  constexpr Nanoseconds kLongest = std::numeric_limits<Nanoseconds>::max();
  SlowRule rule(std::nullopt);
  for (int i = 0; i < 10'000; ++i) CHECK_FALSE(rule.is_slow(kLongest));
}

TEST_CASE("Of very many that are alike about one in a hundred is slow") {
  std::mt19937 random(3);
  SlowRule rule(std::nullopt);
  int slow = 0;
  for (int i = 0; i < 100'000; ++i) {
    slow += rule.is_slow(static_cast<Nanoseconds>(random() % 1'000'000'000)) ? 1 : 0;
  }
  CHECK(slow > 100);
  CHECK(slow < 1500);
}

}  // namespace gsaw
