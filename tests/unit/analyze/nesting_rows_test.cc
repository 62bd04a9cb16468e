// Spans of a row never lie across each other's end, and no row is more than is needed for that.
#include "analyze/nesting_rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

namespace gsaw {
namespace {

using Rows = std::vector<std::size_t>;

TEST_CASE("spans that lie in each other or behind each other share a row") {
  CHECK(nesting_rows({}).empty());
  CHECK(nesting_rows({{0, 10}, {0, 5}, {5, 10}, {6, 7}, {10, 12}}) == Rows{0, 0, 0, 0, 0});
  CHECK(nesting_rows({{3, 3}, {3, 3}, {3, 4}}) == Rows{0, 0, 0});
}

TEST_CASE("spans that overlap stand in rows of their own") {
  CHECK(nesting_rows({{0, 3}, {1, 4}, {2, 5}, {3, 6}}) == Rows{0, 1, 2, 0});
  constexpr Nanoseconds kLast = std::numeric_limits<Nanoseconds>::max();
  CHECK(nesting_rows({{0, kLast}, {1, kLast}, {kLast, kLast}, {-1, 5}}) == Rows{1, 1, 0, 0});
}

TEST_CASE("a span lies in the shortest that is open around it") {
  CHECK(nesting_rows({{0, 10}, {1, 12}, {2, 9}, {3, 11}}) == Rows{0, 1, 0, 1});
}

bool lie_across(const TimeSpan& one, const TimeSpan& other) {
  const TimeSpan& first = one.begin <= other.begin ? one : other;
  const TimeSpan& second = one.begin <= other.begin ? other : one;
  return first.begin < second.begin && second.begin < first.end && first.end < second.end;
}

TEST_CASE("random spans") {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::vector<TimeSpan> spans;
    for (auto count = random() % 30; count > 0; --count) {
      const auto begin = static_cast<Nanoseconds>(random() % 40);
      spans.push_back({begin, begin + static_cast<Nanoseconds>(random() % 20)});
    }
    const Rows rows = nesting_rows(spans);
    REQUIRE(rows.size() == spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
      bool is_needed = rows[i] == 0;
      for (std::size_t other = 0; other < spans.size(); ++other) {
        if (rows[other] == rows[i]) CHECK_FALSE(lie_across(spans[i], spans[other]));
        is_needed |= rows[other] + 1 == rows[i];
      }
      CHECK(is_needed);
    }
  }
}

}  // namespace
}  // namespace gsaw
