// "Did you mean": the known name that a mistyped one is closest to.
#include "base/nearest_name.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace gsaw {
namespace {}  // namespace

std::size_t name_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
  // Three rows of the usual table: two before, before, and this one.
  std::vector<std::size_t> before2(b.size() + 1), before(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before2, before);
    std::swap(before, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = ascii_lower(a[i - 1]) == ascii_lower(b[j - 1]);
      row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
          ascii_lower(a[i - 2]) == ascii_lower(b[j - 1])) {
        row[j] = std::min(row[j], before2[j - 2] + 1);
      }
    }
  }
  return std::min(row[b.size()], limit + 1);
}

}  // namespace gsaw
