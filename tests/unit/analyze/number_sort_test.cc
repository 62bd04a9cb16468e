// sort_numbers: as comparing them puts them in order.
#include "analyze/number_sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <random>
#include <vector>

namespace gsaw {
namespace {

void check(std::vector<double> numbers) {
  std::vector<double> wanted = numbers;
  std::stable_sort(wanted.begin(), wanted.end());
  sort_numbers(numbers);
  CHECK(numbers == wanted);
}

TEST_CASE("numbers of every kind and count, as comparing puts them in order") {
  std::mt19937_64 engine(1);
  const auto below = [&engine](std::uint64_t most) { return engine() % most; };
  const std::vector<std::function<double()>> kinds = {
      [] { return 7.5; },
      [&] { return static_cast<double>(below(5)); },
      [&] { return static_cast<double>(below(2'000)) - 1'000; },
      [&] {
        return std::ldexp(static_cast<double>(engine()) - 9e18, static_cast<int>(below(100)));
      },
      [&] { return std::ldexp(1.0, static_cast<int>(below(2'000)) - 1'050); },
      [&] {
        return below(2) == 0 ? std::numeric_limits<double>::max()
                             : std::numeric_limits<double>::lowest();
      }};
  for (const std::size_t size : {0U, 1U, 2U, 255U, 256U, 257U, 5'000U}) {
    for (const auto& kind : kinds) {
      std::vector<double> numbers(size);
      std::generate(numbers.begin(), numbers.end(), kind);
      check(numbers);
    }
  }
}

TEST_CASE("of zeros those with a minus come first") {
  std::vector<double> numbers(1'000, 0.0);
  for (std::size_t i = 0; i < numbers.size(); i += 3) numbers[i] = -0.0;
  sort_numbers(numbers);
  CHECK(std::is_sorted(numbers.begin(), numbers.end(),
                       [](double a, double b) { return std::signbit(a) && !std::signbit(b); }));
}

}  // namespace
}  // namespace gsaw
