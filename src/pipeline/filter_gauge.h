// Decides where searching for candidates is worth its cost: where most lines are candidates
// it is work for nothing.
#pragma once

#include <algorithm>
#include <cstddef>

namespace gsaw {

// Told of all bytes in their order; says how to go on. It never changes an answer, so one
// may serve a worker for chunk after chunk.
class FilterGauge {
 public:
  // The next so many bytes are best parsed without a search; 0: search.
  std::size_t unfiltered() const { return unfiltered_; }

  // `bytes` were searched, of which `parsed` belonged to candidates.
  void searched(std::size_t bytes, std::size_t parsed) {
    searched_ += bytes;
    parsed_ += parsed;
    if (searched_ < kMeasured) return;
    const bool dense = parsed_ > searched_ / 2;
    if (dense) unfiltered_ = next_unfiltered_;
    next_unfiltered_ = dense ? std::min(2 * next_unfiltered_, kMost) : kFirst;
    searched_ = parsed_ = 0;
  }

  // `bytes` were parsed without a search.
  void parsed_all(std::size_t bytes) { unfiltered_ -= std::min(bytes, unfiltered_); }

 private:
  // The share of candidates is measured over so many bytes. Where it is high, eight times as
  // many are parsed without a search, and twice as many each time it is found high again. A
  // log with nothing but candidates thus costs a search of one byte in 65; one that changes
  // costs at most the parsing of the most, half a millisecond, once for each change.
  static constexpr std::size_t kMeasured = std::size_t{16} << 10;
  static constexpr std::size_t kFirst = 8 * kMeasured;
  static constexpr std::size_t kMost = 64 * kMeasured;

  std::size_t searched_ = 0, parsed_ = 0;
  std::size_t unfiltered_ = 0, next_unfiltered_ = kFirst;
};

}  // namespace gsaw
