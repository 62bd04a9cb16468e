// How numbers are spread: sorted numbers, and sorted cells of those that share their first digits.
#include "analyze/number_sketch.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "analyze/number_sort.h"

namespace gsaw {
namespace {

// In the order of the numbers, the same for those of one cell.
std::uint64_t cell_of(double number, unsigned digits) {
  constexpr unsigned kDigits = 52;
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  // Cells of negative numbers are cut from 0, too.
  const std::uint64_t size = (bits & ~kSign) >> (kDigits - digits);
  return (bits & kSign) != 0 ? kSign - 1 - size : kSign + size;
}

}  // namespace

// Where memory runs out it is as it was.
void NumberSketch::add(const NumberSketch& later) {
  cells_.reserve(cells_.size() + later.cells_.size());
  kept_.insert(kept_.end(), later.kept_.begin(), later.kept_.end());
  if (later.cells_.empty()) return;
  const auto middle = static_cast<std::ptrdiff_t>(cells_.size());
  cells_.insert(cells_.end(), later.cells_.begin(), later.cells_.end());
  std::inplace_merge(cells_.begin(), cells_.begin() + middle, cells_.end(),
                     [](const Cell& a, const Cell& b) { return a.smallest < b.smallest; });
}

// Neighbours that are one by these digits become one.
void NumberSketch::fold_cells(unsigned digits) {
  std::size_t end = 0;
  for (const Cell& each : cells_) {
    if (end > 0 && cell_of(cells_[end - 1].smallest, digits) == cell_of(each.smallest, digits)) {
      cells_[end - 1].count += each.count;
    } else {
      cells_[end++] = each;
    }
  }
  cells_.resize(end);
}

void NumberSketch::fold(unsigned digits) {
  assert(digits <= kMostDigits);
  sort_numbers(kept_);
  NumberSketch folded;
  for (const double number : kept_) folded.cells_.push_back({number, 1});
  folded.fold_cells(digits);
  cells_.reserve(cells_.size() + folded.cells_.size());  // first, as memory may run out
  kept_.clear();
  kept_.shrink_to_fit();
  add(folded);
  fold_cells(digits);
}

std::uint64_t NumberSketch::count() const {
  std::uint64_t count = kept_.size();
  for (const Cell& each : cells_) count += each.count;
  return count;
}

std::size_t NumberSketch::memory() const {
  return kept_.capacity() * sizeof(double) + cells_.capacity() * sizeof(Cell);
}

void NumberSketch::sort() { sort_numbers(kept_); }

double NumberSketch::at(std::uint64_t part, std::uint64_t whole) const {
  assert(kept_.empty() != cells_.empty() && part <= whole && whole > 0);
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{count()} * part;
  const auto wanted = std::max<std::uint64_t>(
      static_cast<std::uint64_t>((product + whole - 1) / whole), 1);  // counted from 1
  if (!kept_.empty()) return kept_[static_cast<std::size_t>(wanted) - 1];
  std::uint64_t passed = 0;
  for (const Cell& each : cells_) {
    passed += each.count;
    if (passed >= wanted) return each.smallest;
  }
  return cells_.back().smallest;
}

}  // namespace gsaw
