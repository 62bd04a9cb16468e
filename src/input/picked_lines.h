// The lines of a range that may be wanted, copied from where all of them stand.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace gsaw {

// One per thread: takes up lines of range after range into the same memory. Each has the place that
// it has among all lines of its range; what is between them means nothing.
class PickedLines {
 public:
  struct Line {
    std::size_t begin = 0, size = 0;  // in bytes()
  };

  // None of the lines of a range of `size` bytes is picked yet. What was picked before is gone.
  void start(std::size_t size);
  // `line`, with its newline, stands at `begin` among them, behind those that were picked before.
  void add(std::size_t begin, std::string_view line);

  // As large as all lines, but only those in lines() may be read. Until the next start().
  std::string_view bytes() const { return {memory_.get(), size_}; }
  std::span<const Line> lines() const { return lines_; }
  // Bytes of the lines that were picked.
  std::size_t picked() const { return picked_; }

 private:
  void reserve(std::size_t size);

  std::unique_ptr<char[]> memory_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  std::vector<Line> lines_;
  std::size_t picked_ = 0;
};

}  // namespace gsaw
