// Cuts a regular file into ranges, without looking at it.
#pragma once

#include <cstdint>
#include <memory>

#include "input/byte_source.h"
#include "input/open_file.h"

namespace gsaw {

class FileSource : public ByteSource {
 public:
  // Ranges of `block_size` (not 0) bytes from the file's begin on; the last one first when
  // `from_end`.
  FileSource(std::shared_ptr<const OpenFile> file, std::uint64_t block_size, bool from_end);

  // Only the lines that begin from `begin` to before `end`.
  void narrow(std::uint64_t begin, std::uint64_t end);

  std::optional<Block> next() override;
  bool is_quick() const override { return true; }
  bool at_end() const override { return begin_ >= end_; }

 private:
  std::shared_ptr<const OpenFile> file_;
  std::uint64_t block_size_;
  bool from_end_;
  std::uint64_t begin_, end_;  // what is not yet given out
};

}  // namespace gsaw
