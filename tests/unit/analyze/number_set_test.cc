// NumberSet: each number once, in the order in which they came.
#include "analyze/number_set.h"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <utility>

namespace gsaw {
namespace {

std::vector<std::uint32_t> all_of(const NumberSet& set) {
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i < set.size(); ++i) all.push_back(set[i]);
  return all;
}

TEST_CASE(
    "as a list that is looked through, of however many, before and after they are renumbered") {
  std::mt19937 engine(1);
  const auto random = [&engine](std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(engine);
  };
  for (const std::uint32_t most : {1U, 3U, 4U, 5U, 6U, 17U, 40U, 1000U}) {
    NumberSet set;
    std::vector<std::uint32_t> wanted;
    std::set<std::uint32_t> seen;
    const auto add = [&](std::uint32_t number) {
      set.add(number);
      if (seen.insert(number).second) wanted.push_back(number);
      CHECK(set.size() == wanted.size());
    };
    for (std::uint32_t i = 0; i < 3 * most; ++i) add(random(most));
    CHECK(all_of(set) == wanted);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < most; ++i) numbers.push_back(2 * most - i);
    set.renumber(numbers);
    seen.clear();
    for (std::uint32_t& number : wanted) seen.insert(number = numbers[number]);
    CHECK(all_of(set) == wanted);
    for (std::uint32_t i = 0; i < 3 * most; ++i) add(random(3 * most));
    CHECK(all_of(set) == wanted);
  }
}

TEST_CASE("a set that is moved takes all with it, however many, and leaves none") {
  for (const std::uint32_t count : {0U, 3U, 5U, 6U, 40U}) {
    for (const std::uint32_t held : {0U, 4U, 50U}) {
      NumberSet from, to;
      for (std::uint32_t i = 0; i < count; ++i) from.add(i);
      for (std::uint32_t i = 0; i < held; ++i) to.add(1000 + i);
      const std::vector<std::uint32_t> wanted = all_of(from);
      to = std::move(from);
      CHECK(all_of(to) == wanted);
      NumberSet another(std::move(to));
      another.add(7);
      CHECK(another.size() == (count > 7 ? count : count + 1));
      to = NumberSet();
      CHECK(to.size() == 0);
    }
  }
}

}  // namespace
}  // namespace gsaw
