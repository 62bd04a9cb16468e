// Finding the ends of blocks in a mapping.
#include "input/mapped_source.h"

#include <algorithm>

#include "base/byte_scan.h"
#include "input/newlines.h"

namespace gsaw {

MappedSource::MappedSource(std::shared_ptr<const MappedFile> file, std::size_t offset,
                           const MappedCut& cut)
    : file_(std::move(file)),
      cut_(cut),
      text_begin_(file_->bytes().data() + offset),
      begin_(offset),
      end_(file_->bytes().size()) {
  cut_.block_size = std::max<std::size_t>(cut_.block_size, 1);
  count_from_end();
}

std::optional<ByteBlock> MappedSource::next() {
  while (begin_ < end_) {
    const std::size_t begin = cut_.from_end ? begin_of_last_block() : begin_;
    const std::size_t end = cut_.from_end ? end_ : end_of_first_block();
    // Asked after the search, which may have met zeros.
    if (lost_bytes()) continue;
    return take(begin, end);
  }
  return std::nullopt;
}

std::size_t MappedSource::end_of_first_block() const {
  const std::string_view rest = unread();
  if (rest.size() <= cut_.block_size) return end_;
  const std::size_t lines = whole_lines(rest.substr(0, cut_.block_size)).size();
  if (lines != 0) return begin_ + lines;
  const std::size_t newline = rest.find('\n', cut_.block_size);
  return newline == std::string_view::npos ? end_ : begin_ + newline + 1;
}

std::size_t MappedSource::begin_of_last_block() const {
  const std::string_view rest = unread();
  if (rest.size() <= cut_.block_size) return begin_;
  // A line that begins where a full block would has its newline before that; what the last
  // byte ends is no earlier line.
  const std::size_t full = rest.size() - cut_.block_size;
  const std::size_t newline = rest.substr(0, rest.size() - 1).find('\n', full - 1);
  if (newline != std::string_view::npos) return begin_ + newline + 1;
  return begin_ + whole_lines(rest.substr(0, full - 1)).size();
}

// True, with what is left as the new end, when the file has shrunk below the old one.
bool MappedSource::lost_bytes() {
  const std::size_t usable = file_->usable_size();
  if (usable >= end_) return false;
  end_ = whole_lines(file_->bytes().substr(0, usable)).size();
  if (begin_ < end_) count_from_end();
  return true;
}

ByteBlock MappedSource::take(std::size_t begin, std::size_t end) {
  ByteBlock block{file_->bytes().substr(begin, end - begin), file_, file_.get(), text_begin_, 0};
  (cut_.from_end ? end_ : begin_) = cut_.from_end ? begin : end;
  if (!cut_.count_lines) return block;
  const std::size_t lines = count_newlines(block.bytes);
  if (cut_.from_end) lines_before_ -= lines;
  block.first_line = lines_before_ + 1;
  if (!cut_.from_end) lines_before_ += lines;
  return block;
}

void MappedSource::count_from_end() {
  if (cut_.count_lines && cut_.from_end) lines_before_ = count_newlines(unread());
}

}  // namespace gsaw
