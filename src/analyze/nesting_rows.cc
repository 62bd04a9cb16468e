// Spans side by side.
#include "analyze/nesting_rows.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

namespace gsaw {
namespace {

// When what lies innermost in a row ends, and the row; those that end first come first. Of a row
// in which nothing is open the end is kFree.
using Innermost = std::pair<Nanoseconds, std::size_t>;
constexpr Nanoseconds kFree = std::numeric_limits<Nanoseconds>::max();

}  // namespace

std::vector<std::size_t> nesting_rows(const std::vector<TimeSpan>& spans) {
  std::vector<std::size_t> order(spans.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&spans](std::size_t one, std::size_t other) {
    if (spans[one].begin != spans[other].begin) return spans[one].begin < spans[other].begin;
    return spans[one].end > spans[other].end;
  });
  std::vector<std::size_t> row_of(spans.size());
  std::vector<std::vector<Nanoseconds>> rows;  // the ends of what is open, the innermost last
  std::set<Innermost> innermost;
  const auto end_of = [&rows](std::size_t row) {
    return rows[row].empty() ? kFree : rows[row].back();
  };
  for (const std::size_t span : order) {
    const auto [begin, end] = spans[span];
    while (!innermost.empty() && innermost.begin()->first < kFree &&
           innermost.begin()->first <= begin) {
      const std::size_t row = innermost.begin()->second;
      innermost.erase(innermost.begin());
      rows[row].pop_back();
      innermost.emplace(end_of(row), row);
    }
    const auto fits = innermost.lower_bound({end, 0});
    const std::size_t row = fits == innermost.end() ? rows.size() : fits->second;
    if (fits == innermost.end()) {
      rows.emplace_back();
    } else {
      innermost.erase(fits);
    }
    rows[row].push_back(end);
    innermost.emplace(end, row);
    row_of[span] = row;
  }
  return row_of;
}

}  // namespace gsaw
