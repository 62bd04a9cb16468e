// Which numbers of a row stand out among their neighbours.
#include "analyze/standing_out.h"

#include <algorithm>
#include <cmath>

namespace gsaw {
namespace {

double median(std::vector<double>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  const std::size_t middle = numbers.size() / 2;
  if (numbers.size() % 2 != 0) return numbers[middle];
  return (numbers[middle - 1] + numbers[middle]) / 2;
}

Standing standing_of(double count, std::vector<double>& neighbours) {
  constexpr double kToDeviation = 1.4826, kFactor = 4;
  const double usual = median(neighbours);
  std::vector<double> distances;
  for (const double each : neighbours) distances.push_back(std::abs(each - usual));
  const double deviation = kToDeviation * median(distances);
  const double far = kFactor * std::max({deviation, std::sqrt(usual), 1.0});
  if (std::abs(count - usual) <= far) return Standing::usual;
  return count > usual ? Standing::high : Standing::low;
}

}  // namespace

std::vector<Standing> standing_out(std::span<const std::uint64_t> counts) {
  std::vector<Standing> standings(counts.size(), Standing::usual);
  std::vector<double> neighbours;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    neighbours.clear();
    const std::size_t begin = i - std::min(i, kNeighbours);
    const std::size_t end = std::min(i + kNeighbours + 1, counts.size());
    for (std::size_t other = begin; other < end; ++other) {
      if (other != i) neighbours.push_back(static_cast<double>(counts[other]));
    }
    if (neighbours.size() < kFewest) continue;
    standings[i] = standing_of(static_cast<double>(counts[i]), neighbours);
    const bool is_end = i == 0 || i + 1 == counts.size();
    if (is_end && standings[i] == Standing::low) standings[i] = Standing::usual;
  }
  return standings;
}

}  // namespace gsaw
