// Reading into buffers that blocks share, and carrying the last, partial line over.
#include "input/stream_source.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "base/byte_scan.h"
#include "base/cache_line.h"
#include "base/content_kind.h"
#include "base/nul_run.h"
#include "base/terminal_escape.h"
#include "input/newlines.h"
#include "input/open_error.h"

namespace gsaw {
namespace {

constexpr std::size_t kAlignedFrom = 4 << 10;  // smaller buffers need not be

// So far behind `memory` what is read from `offset` on lies as it does in the kernel's pages.
//
// PERF: some processors (Zen 4) copy up to four times as fast then.
std::size_t lead_of(const char* memory, std::uint64_t offset) {
  return (offset - reinterpret_cast<std::uintptr_t>(memory)) % kCacheLine;
}

}  // namespace

StreamSource::StreamSource(std::unique_ptr<ByteReader> reader,
                           std::shared_ptr<const InputFile> file, BlockPool& pool,
                           const LongLineLimit& limit)
    : reader_(std::move(reader)), file_(std::move(file)), pool_(pool), limit_(limit) {
  assert(reader_ != nullptr && file_ != nullptr);
  read_to_ = file_->begin;
}

std::optional<Block> StreamSource::next() {
  while (!finished_) {
    // Behind a line that was passed over there may be others at hand.
    const bool is_searched = !content_known_ || searched_ == end_;
    if (!no_more_ && is_searched && make_room()) read_available();
    if (!check_content()) continue;
    Block block;
    const bool found = take_lines(block);
    if (no_more_ && begin_ == end_) finished_ = true;
    block.errors = std::exchange(errors_, {});
    block.interruption = std::exchange(interruption_, std::nullopt);
    const bool is_told = !block.errors.empty() || block.interruption;
    if (!found && !block.long_line && !is_told) continue;
    block.nuls = std::exchange(nuls_, 0);
    return block;
  }
  return std::nullopt;
}

// The room is worth a read: a pipe holds 64 KiB, a fair part of the usual block.
bool StreamSource::make_room() {
  if (capacity_ - end_ > pool_.block_size() / 16) return true;
  const std::string_view carried = unread();
  const std::size_t capacity = std::max(pool_.block_size(), 2 * carried.size());
  std::shared_ptr<char[]> buffer = pool_.take(capacity);
  if (!buffer) {
    interrupt();
    return false;
  }
  const std::size_t lead =
      capacity < kAlignedFrom ? 0 : lead_of(buffer.get() + carried.size(), read_to_);
  if (!carried.empty()) std::memcpy(buffer.get() + lead, carried.data(), carried.size());
  buffer_ = std::move(buffer);
  capacity_ = capacity;
  searched_ = searched_ - begin_ + lead;
  end_ = lead + carried.size();
  begin_ = lead;
  return true;
}

// Waits for the first bytes only, then takes what is there already: larger blocks cost
// less, and nobody waits for them.
void StreamSource::read_available() {
  read_once();
  while (!no_more_ && end_ < capacity_ && reader_->is_ready()) read_once();
}

void StreamSource::read_once() {
  const ReadOutcome outcome = reader_->read({buffer_.get() + end_, capacity_ - end_});
  end_ += outcome.bytes;
  read_to_ += outcome.bytes;
  switch (outcome.kind) {
    case ReadOutcome::Kind::more:
      return;
    case ReadOutcome::Kind::stopped:
      finished_ = no_more_ = true;  // what waits is wanted by nobody
      return;
    case ReadOutcome::Kind::failed:
      fail(cannot_read(file_->name, outcome.error));
      return;
    case ReadOutcome::Kind::lost:
      fail(no_room_for_copy(file_->name, outcome.error));
      return;
    case ReadOutcome::Kind::flawed:
      end_unpacking(outcome.flaw);
      return;
    case ReadOutcome::Kind::end:
      no_more_ = true;
      return;
  }
}

// False while the content is unknown. What is no text is an error, and not given out.
bool StreamSource::check_content() {
  if (content_known_ || finished_) return !finished_;
  const std::string_view head = unread().substr(0, kContentHead);
  const bool is_enough = head.size() == kContentHead || head.find('\n') != std::string_view::npos;
  if (!no_more_ && (!is_enough || may_become_content_kind(head))) return false;
  content_known_ = true;
  const ContentKind* const kind = find_content_kind(head);
  if (kind == nullptr) return true;
  begin_ = searched_ = end_;
  fail(content_error(*kind, *file_, reader_->packing()));
  return true;
}

// False when there is no whole line yet.
bool StreamSource::take_lines(Block& block) {
  std::size_t size = end_ - begin_;
  if (!no_more_) {
    const std::size_t carried = searched_ - begin_;
    const std::size_t lines = whole_lines(unread().substr(carried)).size();
    size = lines == 0 ? 0 : carried + lines;
  }
  searched_ = end_;
  if (size == 0) {
    // Lines of a usual length are judged by whoever reads them.
    if (end_ - begin_ > limit_.max_line && drop_nuls() == 0) pass_over(block);
    return false;
  }
  const std::size_t lines =
      std::exchange(size, find_long_line(unread().substr(0, size), limit_.max_line));
  if (size == 0) {
    drop_nuls();
    pass_over(block);
    return false;
  }
  block.bytes = unread().substr(0, size);
  block.owner = buffer_;
  block.first_line = next_line_;
  block.offset = read_to_ - unread().size();
  begin_ += size;
  if (size < lines) searched_ = begin_;
  next_line_ += count_newlines(block.bytes);
  return true;
}

// NULs before an entry are blanks that need not be held. How many there were.
std::size_t StreamSource::drop_nuls() {
  const std::size_t count = leading_nuls(unread());
  begin_ += count;
  nuls_ += count;
  return count;
}

// The line is too long: looks at the rest of it in pieces, read over one another.
void StreamSource::pass_over(Block& block) {
  LongLineScan scan(limit_, LinePlace{file_, next_line_, 0});
  bool is_whole = false;
  while (!is_whole) {
    const std::size_t newline = unread().find('\n');
    scan.see(unread().substr(0, newline));
    is_whole = newline != std::string_view::npos;
    if (is_whole) {
      begin_ += newline + 1;
      break;
    }
    // Earlier blocks may still be in use.
    begin_ = end_;
    if (no_more_ || !make_room()) break;
    read_available();
  }
  searched_ = begin_;
  ++next_line_;
  if (is_whole || (errors_.empty() && !interruption_))
    block.long_line = std::move(scan).finish(is_whole);
}

// There is no memory for the line that is at hand: whole lines have been given out.
void StreamSource::interrupt() {
  interruption_ = Interruption{Interruption::Reason::out_of_memory, {file_, next_line_, 0}};
  no_more_ = true;
  searched_ = end_ = begin_;
}

// What was unpacked is whole where something else stands behind it.
void StreamSource::end_unpacking(const PackedFlaw& flaw) {
  const std::string_view whole = whole_lines(unread());
  Error error = flaw_error(flaw, *file_, next_line_ + count_newlines(whole));
  if (flaw.kind != PackedFlaw::Kind::followed) return fail(std::move(error));
  errors_.push_back(std::move(error));
  no_more_ = true;
}

// Of what was read the whole lines count: nobody knows how the last one goes on.
void StreamSource::fail(Error error) {
  errors_.push_back(std::move(error));
  no_more_ = true;
  end_ = begin_ + whole_lines(unread()).size();
  searched_ = end_;
}

}  // namespace gsaw
