// Spreads are the same however the entries are cut, and bounded.
#include "analyze/spread_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <random>
#include <string>
#include <vector>

namespace gsaw {
namespace {

void add(SpreadTable& table, const std::string& host, double number, std::uint64_t line) {
  const std::uint32_t value = table.groups().number_of(0, host, true);
  const std::uint32_t group = table.groups().group_of({&value, 1});
  table.add_entry({&group, 1});
  const std::string text = "as written";
  table.add(group, 0, {number, false, text}, [line] { return EntryMark{0, line, 0, "t"}; });
}

TEST_CASE("the first entry with the largest number is pointed at, in its file") {
  SpreadTable all(1, 1, {}), piece(1, 1, {});
  add(piece, "a", 5, 1);
  add(piece, "a", 7, 2);
  add(piece, "a", 7, 3);
  all.merge(piece, 4);
  piece.clear();
  add(piece, "a", 7, 9);
  add(piece, "b", -1, 10);
  all.merge(piece, 5);
  all.finish();
  const NumberSpread& of_a = *all.spread(0, 0).numbers;
  CHECK(of_a.count() == 4);
  CHECK(of_a.sum() == 26);
  CHECK(of_a.least().number == 5);
  CHECK(of_a.mark().line == 2);
  CHECK(of_a.mark().file == 4);
  CHECK(all.spread(1, 0).numbers->mark().file == 5);
  CHECK(all.ranked(false, 10) == std::vector<std::uint32_t>{0, 1});
  CHECK(all.ranked(true, 1) == std::vector<std::uint32_t>{1});
  CHECK_FALSE(all.digits());
}

TEST_CASE("where memory runs out there is no spread without numbers, and none with half of one") {
  SpreadTable all(1, 1, {});
  const std::uint32_t value = all.groups().number_of(0, "a", true);
  const std::uint32_t group = all.groups().group_of({&value, 1});
  const auto without_memory = [&](double number) {
    all.add_entry({&group, 1});
    CHECK_THROWS_AS(all.add(group, 0, {number, false, "as written"},
                            []() -> EntryMark { throw std::bad_alloc(); }),
                    std::bad_alloc);
  };
  without_memory(1);
  CHECK_FALSE(all.has_numbers(0));
  add(all, "a", 5, 1);
  without_memory(7);
  all.finish();
  const NumberSpread& of_a = *all.spread(0, 0).numbers;
  CHECK(of_a.count() == 1);
  CHECK(of_a.sketch().count() == 1);
  CHECK(of_a.largest().number == 5);
  CHECK(of_a.mark().line == 1);
  CHECK(of_a.sketch().at(1, 2) == 5);
}

TEST_CASE("more numbers than are kept are told to one part in 1024") {
  std::mt19937 random(9);
  std::lognormal_distribution<double> lognormal(3, 2);
  constexpr std::size_t kKept = 50'000;
  SpreadTable all(1, 1, {.kept = kKept}), piece(1, 1, {.kept = kKept});
  std::vector<double> numbers;
  for (std::uint64_t i = 0; i < 2 * kKept; ++i) {
    numbers.push_back(lognormal(random));
    add(piece, i % 3 == 0 ? "a" : "b", numbers.back(), i);
    if (i % 1000 != 0) continue;
    all.merge(piece, 0);
    piece.clear();
  }
  all.merge(piece, 0);
  all.finish();
  CHECK(all.digits() == NumberSketch::kMostDigits);
  std::vector<double> of_b;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i % 3 != 0) of_b.push_back(numbers[i]);
  }
  std::sort(of_b.begin(), of_b.end());
  const std::size_t group = all.groups().value(0, 0)->text == "b" ? 0 : 1;
  const NumberSketch& sketch = all.spread(group, 0).numbers->sketch();
  CHECK(sketch.count() == of_b.size());
  for (const std::uint64_t part : {10U, 500U, 900U, 999U}) {
    const double exact = of_b[(of_b.size() * part + 999) / 1000 - 1];
    CHECK(std::abs(sketch.at(part, 1000) - exact) <= exact / 1024);
  }
}

TEST_CASE("numbers of very many sizes are told by fewer digits") {
  std::mt19937_64 random(10);
  constexpr std::size_t kCells = 20'000;
  SpreadTable all(1, 1, {.kept = 10'000, .cells = kCells});
  std::uniform_real_distribution<double> magnitude(-30, 30);
  for (std::uint64_t i = 0; i < 4 * kCells; ++i) {
    add(all, std::string(1, static_cast<char>('a' + i % 4)), std::pow(10, magnitude(random)), i);
  }
  all.finish();
  REQUIRE(all.digits());
  CHECK(*all.digits() < NumberSketch::kMostDigits);
  CHECK(*all.digits() >= 4);
  std::size_t cells = 0;
  for (std::size_t group = 0; group < all.groups().size(); ++group) {
    cells += all.spread(group, 0).numbers->sketch().cells();
  }
  CHECK(cells <= kCells);
}

}  // namespace
}  // namespace gsaw
