// Estimates are within their stated error, whatever the order.
#include "analyze/distinct_sketch.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "base/text_hash.h"

namespace gsaw {
namespace {

void add(DistinctSketch& sketch, const std::string& prefix, int from, int to) {
  for (int i = from; i < to; ++i) sketch.add(lasting_hash(prefix + std::to_string(i)));
}

TEST_CASE("of nothing, and of little, the number itself") {
  DistinctSketch sketch;
  CHECK(sketch.estimate() == 0);
  add(sketch, "", 0, 1);
  CHECK(sketch.estimate() == 1);
  add(sketch, "", 0, 10);
  CHECK(sketch.estimate() == 10);
}

TEST_CASE("off by the error that it states, in the mean over many sets") {
  for (const int size : {300, 3000, 12000, 100000}) {
    double squares = 0;
    constexpr int kSets = 40;
    for (int set = 0; set < kSets; ++set) {
      DistinctSketch sketch;
      add(sketch, std::to_string(set) + "-", 0, size);
      const double off = static_cast<double>(sketch.estimate()) / size - 1;
      CHECK(std::abs(off) < 5 * DistinctSketch::kError);
      squares += off * off;
    }
    CAPTURE(size);
    CHECK(std::sqrt(squares / kSets) < 1.4 * DistinctSketch::kError);
  }
}

TEST_CASE("the same of the whole and of its parts, in any order, and twice") {
  DistinctSketch whole, first, second;
  add(whole, "v", 0, 5000);
  add(second, "v", 2000, 5000);
  add(first, "v", 0, 2500);
  second.merge(first);
  second.merge(first);
  CHECK(second.estimate() == whole.estimate());
  second.clear();
  CHECK(second.estimate() == 0);
}

}  // namespace
}  // namespace gsaw
