// Cuts a mapped file at newlines, without copying.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "input/byte_source.h"
#include "input/mapped_file.h"

namespace gsaw {

struct MappedCut {
  std::size_t block_size;    // of a block, at most, in bytes; one longer line makes it longer
  bool count_lines = false;  // costs a pass over all bytes, from the end before the first block
  bool from_end = false;     // the last block first
};

class MappedSource : public ByteSource {
 public:
  // Of the bytes from `offset` on. A block is as many whole lines as fit, one at least.
  MappedSource(std::shared_ptr<const MappedFile> file, std::size_t offset, const MappedCut& cut);

  // Of a file that shrinks only the whole lines before its new end.
  std::optional<ByteBlock> next() override;

 private:
  std::size_t end_of_first_block() const;
  std::size_t begin_of_last_block() const;
  bool lost_bytes();
  ByteBlock take(std::size_t begin, std::size_t end);
  void count_from_end();
  std::string_view unread() const { return file_->bytes().substr(begin_, end_ - begin_); }

  std::shared_ptr<const MappedFile> file_;
  MappedCut cut_;
  const char* text_begin_;
  std::size_t begin_, end_;         // what is not yet given out
  std::uint64_t lines_before_ = 0;  // newlines between text_begin_ and the next block
};

}  // namespace gsaw
