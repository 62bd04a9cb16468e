// Sums lose nothing, in whatever order.
#include "analyze/exact_sum.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

namespace gsaw {
namespace {

TEST_CASE("what cancels leaves what is small") {
  ExactSum sum;
  for (const double number : {1e300, 1.0, -1e300, 1e-300, 1e20, -1e20}) sum.add(number);
  CHECK(sum.value() == 1.0L);
  sum.add(-1.0);
  CHECK(sum.value() == static_cast<long double>(1e-300));
}

TEST_CASE("a sum does not depend on the order, nor on how it is cut") {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> uniform(-1e6, 1e6);
  std::vector<double> numbers(10'000);
  for (double& number : numbers) number = uniform(random);
  ExactSum forward, parts, part;
  for (const double number : numbers) forward.add(number);
  std::shuffle(numbers.begin(), numbers.end(), random);
  for (const double number : numbers) {
    part.add(number);
    if (random() % 100 != 0) continue;
    parts.add(part);
    part = {};
  }
  parts.add(part);
  CHECK(parts.value() == forward.value());
}

TEST_CASE("the least and the largest numbers, and a sum beyond them") {
  constexpr double kLeast = std::numeric_limits<double>::denorm_min();
  constexpr double kMost = std::numeric_limits<double>::max();
  ExactSum sum;
  sum.add(0);
  CHECK(sum.value() == 0);
  sum.add(kLeast);
  CHECK(sum.value() == kLeast);
  sum.add(kMost);
  sum.add(kMost);
  CHECK(sum.value() == static_cast<long double>(kMost) * 2);
  sum.add(-kMost);
  sum.add(-kMost);
  CHECK(sum.value() == kLeast);
}

}  // namespace
}  // namespace gsaw
