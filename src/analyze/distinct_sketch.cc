// How many different texts there were, about: Ertl's estimator, by his names.
#include "analyze/distinct_sketch.h"

#include <cmath>
#include <numbers>

namespace gsaw {
namespace {

double sigma(double x) {
  double before = 0, y = 1, z = x;
  while (z != before) {
    x *= x;
    before = z;
    z += x * y;
    y += y;
  }
  return z;
}

double tau(double x) {
  if (x == 0 || x == 1) return 0;
  double before = 0, y = 1, z = 1 - x;
  while (z != before) {
    x = std::sqrt(x);
    before = z;
    y *= 0.5;
    z -= (1 - x) * (1 - x) * y;
  }
  return z / 3;
}

}  // namespace

std::uint64_t DistinctSketch::estimate() const {
  constexpr double kAll = kRegisters;
  std::array<std::uint32_t, kRestBits + 2> having{};  // registers by what they hold
  for (const std::uint8_t longest : longest_) ++having[longest];
  if (having[0] == kRegisters) return 0;
  double z = kAll * tau(1 - having[kRestBits + 1] / kAll);
  for (std::size_t i = kRestBits; i > 0; --i) z = 0.5 * (z + having[i]);
  z += kAll * sigma(having[0] / kAll);
  return static_cast<std::uint64_t>(std::llround(kAll * kAll / (2 * std::numbers::ln2 * z)));
}

}  // namespace gsaw
