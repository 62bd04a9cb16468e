// What stands out among its neighbours.
#include "analyze/standing_out.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace gsaw {
namespace {

std::string marks(const std::vector<std::uint64_t>& counts) {
  std::string text;
  for (const Standing standing : standing_out(counts)) {
    text += standing == Standing::usual ? '-' : (standing == Standing::high ? '^' : 'v');
  }
  return text;
}

TEST_CASE("high and low ones, but no low ends, and none among few") {
  CHECK(marks({}).empty());
  CHECK(marks({9, 900, 9, 9, 9, 9}) == "------");
  CHECK(marks({100, 900, 100, 100, 100, 100, 100}) == "-^-----");
  CHECK(marks({100, 100, 100, 1, 100, 100, 100}) == "---v---");
  CHECK(marks({0, 100, 100, 100, 100, 100, 0}) == "-------");
  CHECK(marks({900, 100, 100, 100, 100, 100, 100}) == "^------");
}

TEST_CASE("where hardly anything happens, a few are no event") {
  CHECK(marks({0, 0, 0, 4, 0, 0, 0}) == "-------");
  CHECK(marks({0, 0, 0, 5, 0, 0, 0}) == "---^---");
}

TEST_CASE("what scatters does not stand out, and a slope does not either") {
  std::mt19937 random(5);
  std::poisson_distribution<std::uint64_t> poisson(200);
  std::vector<std::uint64_t> counts(1000), slope;
  for (std::uint64_t& count : counts) count = poisson(random);
  std::size_t marked = 0;
  for (const Standing standing : standing_out(counts))
    marked += standing != Standing::usual ? 1 : 0;
  CHECK(marked <= 3);
  for (std::uint64_t i = 0; i < 60; ++i) slope.push_back(100 + 20 * i);
  CHECK(marks(slope).find_first_not_of('-') == std::string::npos);
}

}  // namespace
}  // namespace gsaw
