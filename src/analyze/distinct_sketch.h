// How many different texts there were, about, in 4 KiB.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace gsaw {

// HyperLogLog (Flajolet and others, 2007) by the estimator of Ertl (2017, "New cardinality
// estimation algorithms for HyperLogLog sketches", algorithm 6), which needs no corrections for few
// or many. The same in whatever order hashes are added and sketches merged.
class DistinctSketch {
 public:
  // The standard error, 1.04 / sqrt(registers), as a part of 1.
  static constexpr double kError = 0.01625;

  // `hash`: of the text, all bits of which are as good as random.
  void add(std::uint64_t hash) {
    std::uint8_t& longest = longest_[hash >> kRestBits];
    const std::uint64_t rest = hash << kIndexBits | kStop;
    longest = std::max(longest, static_cast<std::uint8_t>(std::countl_zero(rest) + 1));
  }
  void merge(const DistinctSketch& other) {
    for (std::size_t i = 0; i < kRegisters; ++i) {
      longest_[i] = std::max(longest_[i], other.longest_[i]);
    }
  }
  void clear() { longest_.fill(0); }
  std::uint64_t estimate() const;

 private:
  static constexpr unsigned kIndexBits = 12, kRestBits = 64 - kIndexBits;
  static constexpr std::size_t kRegisters = std::size_t{1} << kIndexBits;
  static constexpr std::uint64_t kStop = std::uint64_t{1} << (kIndexBits - 1);

  // Of the hashes with these first bits: the most zeros that the others begin with, and one.
  std::array<std::uint8_t, kRegisters> longest_{};
};

}  // namespace gsaw
