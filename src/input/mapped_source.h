// Cuts a mapped file at newlines, without copying.
#pragma once

#include <cstddef>
#include <memory>

#include "input/byte_source.h"
#include "input/mapped_file.h"

namespace gsaw {

class MappedSource : public ByteSource {
 public:
  // Starts at byte `offset`. A block ends with the last newline within `block_size`
  // (at least 1) bytes or, where a longer line has none, with the next one after it.
  MappedSource(std::shared_ptr<const MappedFile> file, std::size_t offset, std::size_t block_size);

  // Of a file that shrinks only the whole lines before its new end.
  std::optional<ByteBlock> next() override;

 private:
  std::size_t find_block_end() const;

  std::shared_ptr<const MappedFile> file_;
  std::size_t block_size_;
  std::size_t position_;
  std::size_t end_;
};

}  // namespace gsaw
