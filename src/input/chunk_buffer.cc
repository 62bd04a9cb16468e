// Whole lines out of a range whose ends stand somewhere in lines: a line belongs to the range
// in which it begins.
#include "input/chunk_buffer.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "base/cache_line.h"
#include "base/nul_run.h"
#include "input/newlines.h"
#include "input/open_file.h"

namespace gsaw {
namespace {

// What is read beyond the range at once: the rest of its last line, mostly.
constexpr std::size_t kSlack = 2048;
// What a long line is read on by at least.
constexpr std::size_t kStep = std::size_t{64} << 10;
// Past this, memory taken for one long line is given back.
constexpr std::size_t kKept = std::size_t{4} << 20;

std::size_t offset_in(const char* memory, const char* place) {
  return static_cast<std::size_t>(place - memory);
}

}  // namespace

void ChunkBuffer::read(Block& block) {
  const FileRange& range = block.range;
  if (range.file == nullptr) return;
  assert(range.begin < range.end && range.end <= range.file->size());
  const bool has_line_before = range.begin > range.file->file()->begin;
  const std::uint64_t from = range.begin - (has_line_before ? 1 : 0);
  const auto needed = static_cast<std::size_t>(range.end - from) + kSlack;
  size_ = 0;
  if (capacity_ > kKept && needed < kKept / 2) give_back();
  lead_ = has_line_before ? kCacheLine - 1 : 0;
  reserve(needed);
  offset_ = from;
  at_end_ = false;
  block.bytes = {};
  block.in_a_row = true;
  block.left_out = 0;
  block.nuls = 0;
  fill(*range.file, needed);
  if (!has_line_before) first_line_ = 0;
  if (!has_line_before || find_first_line(range)) {
    block.offset = from + first_line_;
    find_end(block);
  }
  if (auto loss = range.file->take_loss()) block.errors.push_back(*std::move(loss));
}

// False when no line begins in the range.
bool ChunkBuffer::find_first_line(const FileRange& range) {
  const std::uint64_t before = range.end - range.begin;  // from the byte before the range on
  const std::string_view text = held().substr(0, static_cast<std::size_t>(before));
  first_line_ = first_line(text).size();
  return first_line_ != 0;
}

// Reads on until the last line is whole, and gives the block its bytes.
void ChunkBuffer::find_end(Block& block) {
  const OpenFile& file = *block.range.file;
  const std::uint64_t begin = offset_ - size_;
  // The newline of a line that ends just before the range's end is its last byte.
  std::size_t searched =
      static_cast<std::size_t>(std::min<std::uint64_t>(block.range.end - 1 - begin, size_));
  last_line_ =
      first_line_ +
      whole_lines(held().substr(first_line_, searched - std::min(searched, first_line_))).size();
  for (;;) {
    const std::size_t newline = held().find('\n', searched);
    if (newline != std::string_view::npos) return finish(block, newline + 1);
    searched = size_;
    // Of a file that has shrunk the line that its new end cuts is not whole.
    if (at_end_) return finish(block, offset_ < file.size() ? last_line_ : size_);
    if (size_ - last_line_ > limit_.max_line) {
      if (!drop_nuls(block)) {
        return pass_over(block);
      }
      searched = last_line_;
    }
    fill(file, std::min(std::max(kStep, size_ - last_line_), limit_.max_line + kStep));
  }
}

// The last line ends at `end`.
void ChunkBuffer::finish(Block& block, std::size_t end) {
  const std::string_view line = held().substr(last_line_, end - last_line_);
  if (find_long_line(line, limit_.max_line) < line.size()) return pass_over(block);
  block.bytes = held().substr(first_line_, end - first_line_);
}

// Reads on, by `size` bytes if there are so many.
void ChunkBuffer::fill(const OpenFile& file, std::size_t size) {
  reserve(size_ + size);
  const std::size_t got = file.read(bytes_ + size_, size, offset_);
  size_ += got;
  offset_ += got;
  at_end_ = got < size || offset_ == file.size();
}

void ChunkBuffer::give_back() {
  memory_.reset();
  aligned_ = bytes_ = nullptr;
  capacity_ = 0;
}

// Room for `size` bytes, of which those that are held stay. Large memory that grows is moved by
// the system, page by page, rather than copied.
void ChunkBuffer::reserve(std::size_t size) {
  if (capacity_ < size) {
    const std::size_t before = aligned_ == nullptr ? 0 : offset_in(memory_.get(), aligned_);
    void* const memory = std::realloc(memory_.get(), size + 2 * kCacheLine);
    if (memory == nullptr) throw std::bad_alloc();
    static_cast<void>(memory_.release());
    memory_.reset(static_cast<char*>(memory));
    const std::size_t misaligned = reinterpret_cast<std::uintptr_t>(memory) % kCacheLine;
    aligned_ = memory_.get() + (kCacheLine - misaligned);
    char* const moved = memory_.get() + before + lead_;
    if (size_ > 0 && moved != aligned_ + lead_) std::memmove(aligned_ + lead_, moved, size_);
    capacity_ = size;
  }
  bytes_ = aligned_ + lead_;
}

// NULs before an entry are blanks that need not be held. False when there are none.
bool ChunkBuffer::drop_nuls(Block& block) {
  const std::size_t count = leading_nuls(held().substr(last_line_));
  if (count == 0) return false;
  size_ -= count;
  std::memmove(bytes_ + last_line_, bytes_ + last_line_ + count, size_ - last_line_);
  block.in_a_row = false;
  block.left_out += count;
  block.nuls += count;
  return true;
}

// The last line is too long: looks at the rest of it in pieces, read over one another. The lines
// before it are the block's bytes.
void ChunkBuffer::pass_over(Block& block) {
  const OpenFile& file = *block.range.file;
  block.bytes = held().substr(first_line_, last_line_ - first_line_);
  LongLineScan scan(limit_, LinePlace{file.file(), 0, offset_ - (size_ - last_line_)});
  std::string_view piece = held().substr(last_line_);
  const std::size_t nuls = leading_nuls(piece);
  piece.remove_prefix(nuls);
  block.nuls += nuls;
  for (;;) {
    const std::size_t newline = piece.find('\n');
    scan.see(piece.substr(0, newline));
    const bool is_whole = newline != std::string_view::npos;
    if (is_whole || at_end_) {
      // Of one that could not be read to its end nothing is known.
      if (is_whole || offset_ == file.size()) block.long_line = std::move(scan).finish(is_whole);
      return;
    }
    size_ = last_line_;
    fill(file, capacity_ - last_line_);
    piece = held().substr(last_line_);
  }
}

}  // namespace gsaw
