// Finding the ends of blocks in a mapping.
#include "input/mapped_source.h"

#include <algorithm>

#include "input/newlines.h"

namespace gsaw {

MappedSource::MappedSource(std::shared_ptr<const MappedFile> file, std::size_t offset,
                           std::size_t block_size)
    : file_(std::move(file)),
      block_size_(std::max<std::size_t>(block_size, 1)),
      position_(offset),
      end_(file_->bytes().size()) {}

std::optional<ByteBlock> MappedSource::next() {
  if (position_ >= end_) return std::nullopt;
  std::size_t block_end = find_block_end();

  const std::size_t usable = file_->usable_size();
  if (usable < end_) {
    end_ = whole_lines(file_->bytes().substr(0, usable)).size();
    if (position_ >= end_) return std::nullopt;
    block_end = std::min(block_end, end_);
  }

  const std::string_view bytes = file_->bytes().substr(position_, block_end - position_);
  position_ = block_end;
  return ByteBlock{bytes, file_, file_.get()};
}

std::size_t MappedSource::find_block_end() const {
  const std::string_view rest = file_->bytes().substr(0, end_).substr(position_);
  if (rest.size() <= block_size_) return end_;
  const std::size_t lines = whole_lines(rest.substr(0, block_size_)).size();
  if (lines != 0) return position_ + lines;
  const std::size_t newline = rest.find('\n', block_size_);
  return newline == std::string_view::npos ? end_ : position_ + newline + 1;
}

}  // namespace gsaw
