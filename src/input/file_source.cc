// Cuts a regular file into ranges, without looking at it.
#include "input/file_source.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace gsaw {

FileSource::FileSource(std::shared_ptr<const OpenFile> file, std::uint64_t block_size,
                       bool from_end)
    : file_(std::move(file)),
      block_size_(block_size),
      from_end_(from_end),
      begin_(file_->file()->begin),
      end_(file_->size()) {
  assert(block_size > 0);
}

void FileSource::narrow(std::uint64_t begin, std::uint64_t end) {
  assert(begin >= begin_ && begin <= end && end <= end_);
  begin_ = begin;
  end_ = end;
}

std::optional<Block> FileSource::next() {
  if (at_end()) return std::nullopt;
  const std::uint64_t size = std::min(block_size_, end_ - begin_);
  Block block;
  block.range.file = file_;
  block.range.begin = from_end_ ? end_ - size : begin_;
  block.range.end = block.range.begin + size;
  (from_end_ ? end_ : begin_) = from_end_ ? block.range.begin : block.range.end;
  return block;
}

}  // namespace gsaw
