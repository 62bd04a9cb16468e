// How numbers are spread: exactly while they are kept, else by how many are about as large.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gsaw {

// Numbers that share their sign, exponent and first `digits` binary digits are one cell, for which
// its smallest number stands: any number that is told is one that was added, and of those in the
// wanted place's cell none is further from it than one part in 2^digits. The same in whatever order
// numbers are added and sketches merged, if fold() is called with the same `digits` in the end.
class NumberSketch {
 public:
  static constexpr unsigned kMostDigits = 10;  // one part in 1024

  // `number` is finite.
  void add(double number) { kept_.push_back(number + 0.0); }  // -0 becomes 0
  // All that `later` has.
  void add(const NumberSketch& later);
  // From now on the numbers so far are cells, of so many digits or fewer.
  void fold(unsigned digits);

  std::uint64_t count() const;
  std::size_t kept() const { return kept_.size(); }
  std::size_t cells() const { return cells_.size(); }
  std::size_t memory() const;

  // For reading: what is kept is put in order.
  void sort();
  // The smallest number that at least `part` of `whole` of them do not exceed; `whole` is not 0.
  // There are some, and they are sorted; either all are kept or all are folded.
  double at(std::uint64_t part, std::uint64_t whole) const;

 private:
  struct Cell {
    double smallest;
    std::uint64_t count;
  };
  void fold_cells(unsigned digits);

  std::vector<double> kept_;
  std::vector<Cell> cells_;  // in order
};

}  // namespace gsaw
