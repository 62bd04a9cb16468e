// Percentiles are exact, or as near as is said.
#include "analyze/number_sketch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace gsaw {
namespace {

constexpr std::uint64_t kParts[] = {1, 10, 250, 500, 900, 990, 999, 1000};

// The wanted one of sorted numbers.
double plain(const std::vector<double>& sorted, std::uint64_t part) {
  const auto wanted = (sorted.size() * part + 999) / 1000;
  return sorted[std::max<std::size_t>(wanted, 1) - 1];
}

// Over many magnitudes, some below 0, some the same.
std::vector<double> random_numbers(std::mt19937& random, std::size_t count) {
  std::uniform_real_distribution<double> magnitude(-8, 8);
  std::vector<double> numbers(count);
  for (double& number : numbers) {
    number =
        random() % 5 == 0 ? static_cast<double>(random() % 50) : std::pow(10, magnitude(random));
    if (random() % 4 == 0) number = -number;
  }
  return numbers;
}

TEST_CASE("kept numbers are told exactly") {
  std::mt19937 random(1);
  for (const std::size_t count : {1U, 2U, 3U, 10U, 99U, 100U, 1001U}) {
    std::vector<double> numbers = random_numbers(random, count);
    NumberSketch sketch;
    for (const double number : numbers) sketch.add(number);
    sketch.sort();
    std::sort(numbers.begin(), numbers.end());
    CHECK(sketch.count() == count);
    for (const std::uint64_t part : kParts) CHECK(sketch.at(part, 1000) == plain(numbers, part));
  }
}

TEST_CASE("folded ones are numbers of the data, no further off than is said") {
  std::mt19937 random(2);
  for (const unsigned digits : {0U, 3U, 7U, 10U}) {
    std::vector<double> numbers = random_numbers(random, 20'000);
    NumberSketch sketch, piece;
    for (const double number : numbers) {
      piece.add(number);
      if (random() % 500 != 0) continue;
      if (random() % 2 == 0) piece.fold(NumberSketch::kMostDigits);
      sketch.add(piece);
      piece = {};
      if (random() % 4 == 0) sketch.fold(std::max(digits, 5U));
    }
    sketch.add(piece);
    sketch.fold(digits);
    std::sort(numbers.begin(), numbers.end());
    CHECK(sketch.count() == numbers.size());
    for (const std::uint64_t part : kParts) {
      const double expected = plain(numbers, part), told = sketch.at(part, 1000);
      CHECK(std::binary_search(numbers.begin(), numbers.end(), told));
      CHECK(std::abs(told - expected) <=
            std::abs(expected) / static_cast<double>(1U << digits) + 1e-12);
    }
  }
}

TEST_CASE("a folded sketch does not depend on the order") {
  std::mt19937 random(3);
  std::vector<double> numbers = random_numbers(random, 5'000);
  NumberSketch one, other;
  for (const double number : numbers) one.add(number);
  one.fold(6);
  std::shuffle(numbers.begin(), numbers.end(), random);
  for (const double number : numbers) {
    other.add(number);
    if (random() % 300 == 0) other.fold(10);
  }
  other.fold(6);
  CHECK(one.cells() == other.cells());
  for (const std::uint64_t part : kParts) CHECK(one.at(part, 1000) == other.at(part, 1000));
}

TEST_CASE("small whole numbers stay what they are") {
  NumberSketch sketch;
  for (int i = 0; i <= 1000; ++i) sketch.add(i);
  sketch.add(-0.0);
  sketch.fold(NumberSketch::kMostDigits);
  CHECK(sketch.at(500, 1000) == 499);  // 0 is there twice
  CHECK(sketch.at(0, 1000) == 0);
  CHECK_FALSE(std::signbit(sketch.at(0, 1000)));
}

}  // namespace
}  // namespace gsaw
