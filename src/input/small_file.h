// A file that is one block, read when it is opened.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "input/block_pool.h"
#include "input/byte_source.h"
#include "input/file_descriptor.h"
#include "input/input_file.h"

namespace gsaw {

// Gives out one block.
class OneBlockSource : public ByteSource {
 public:
  explicit OneBlockSource(Block block) : block_(std::move(block)) {}

  std::optional<Block> next() override { return std::exchange(block_, std::nullopt); }
  bool is_quick() const override { return true; }
  bool at_end() const override { return !block_; }

 private:
  std::optional<Block> block_;
};

// All lines of a regular file of `size` bytes from file.begin on, at most pool.block_size().
// Where the file has shrunk the whole lines that are left, and the error; where it never was as
// long (in /sys the size is that of a page) all that is there. Throws std::bad_alloc.
//
// PERF: one system call for the content, and no descriptor kept: of 20,000 small files each
// costs as much as being opened and closed does.
Block read_small_file(const FileDescriptor& fd, std::uint64_t size, const InputFile& file,
                      BlockPool& pool);

}  // namespace gsaw
