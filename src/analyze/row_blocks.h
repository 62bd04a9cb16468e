// Rows of a table that grows large: where they stand they stay.
#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <vector>

namespace gsaw {

// PERF: in blocks, so that a table of a hundred MB is never copied into one twice as large; the
// kernel would have to clear that, too.
template <class Row>
class RowBlocks {
 public:
  std::size_t size() const { return size_; }
  Row& operator[](std::size_t i) {
    assert(i < size_);
    return blocks_[i / kRows][i % kRows];
  }
  const Row& operator[](std::size_t i) const {
    assert(i < size_);
    return blocks_[i / kRows][i % kRows];
  }
  // An empty one more; where memory runs out nothing has changed.
  void add() {
    if (size_ == blocks_.size() * kRows) blocks_.push_back(std::make_unique<Row[]>(kRows));
    ++size_;
  }
  std::size_t memory() const { return blocks_.size() * kRows * sizeof(Row); }

 private:
  static constexpr std::size_t kRows = 64;

  std::vector<std::unique_ptr<Row[]>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace gsaw
