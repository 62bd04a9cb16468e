// The tail of one file and the head of the next become a block of their own.
#include "input/line_joiner.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

#include "base/byte_scan.h"
#include "base/nul_run.h"
#include "input/newlines.h"

namespace gsaw {
namespace {

// True when the last line has no newline.
bool is_cut(const Block& block) {
  if (block.long_line) return !block.long_line->is_whole;
  return !block.bytes.empty() && block.bytes.back() != '\n';
}

}  // namespace

void LineJoiner::add(FileBlock next, bool in_stream) {
  assert(!joined_ && !rest_);
  const Block& block = next.block;
  if (is_waiting()) take_rest(next.block);
  const bool is_told = !block.errors.empty() || block.interruption;
  if (is_told) {
    flush();  // what follows is not its rest: something between could not be read
  } else if (in_stream && is_cut(block)) {
    start_line(next);
  }
  // Nothing is given out of a file of which all waits: the line's own file comes before it.
  if (block.size() > 0 || block.long_line || is_told) rest_ = std::move(next);
}

// Moves the rest of the line that waits, or what there is of it, out of the block.
void LineJoiner::take_rest(Block& block) {
  bool is_whole = false;
  if (!block.bytes.empty()) {
    std::string_view rest = first_line(block.bytes);
    is_whole = !rest.empty();
    if (!is_whole) rest = block.bytes;
    append(rest);
    block.bytes.remove_prefix(rest.size());
    block.offset += rest.size();
    if (is_whole && block.first_line != 0) ++block.first_line;
  } else if (block.long_line) {
    if (!long_line_) pass_over();
    long_line_->see(*block.long_line);
    is_whole = block.long_line->is_whole;
    block.long_line.reset();
  }
  if (is_whole) flush();
}

// Moves the block's last line to the one that waits.
void LineJoiner::start_line(FileBlock& next) {
  Block& block = next.block;
  line_origin_.file = next.file;
  line_origin_.block = {};
  if (block.long_line) {
    line_origin_.block.first_line = block.long_line->place.line;
    line_origin_.block.offset = block.long_line->place.offset;
    pass_over();
    long_line_->see(*block.long_line);
    block.long_line.reset();
    return;
  }
  const std::string_view whole = whole_lines(block.bytes);
  line_origin_.block.first_line = block.first_line;
  if (block.first_line != 0) line_origin_.block.first_line += count_newlines(whole);
  line_origin_.block.offset = block.offset + whole.size();
  line_origin_.block.in_a_row = false;
  append(block.bytes.substr(whole.size()));
  block.bytes = whole;
}

// NULs before an entry do not count (long_line_scan.h); one of them stays, so that it waits.
void LineJoiner::append(std::string_view piece) {
  if (long_line_) {
    long_line_->see(without_newline(piece));
    return;
  }
  line_ += piece;
  if (line_.size() <= limit_.max_line) return;
  line_.erase(0, std::min(leading_nuls(line_), line_.size() - 1));
  if (without_newline(line_).size() > limit_.max_line) pass_over();
}

// The line that waits, be it empty yet, is too long to be held.
void LineJoiner::pass_over() {
  const Block& origin = line_origin_.block;
  long_line_.emplace(limit_, LinePlace{line_origin_.file, origin.first_line, origin.offset});
  long_line_->see(without_newline(line_).substr(leading_nuls(line_)));
  line_ = {};
}

void LineJoiner::drop_line() {
  line_ = "?";
  drops_line_ = true;
}

void LineJoiner::flush() {
  if (!is_waiting()) return;
  if (std::exchange(drops_line_, false)) {
    line_ = {};
    long_line_.reset();
    return;
  }
  joined_ = std::exchange(line_origin_, {});
  if (long_line_) {
    joined_->block.long_line = std::move(*long_line_).finish(true);
    long_line_.reset();
    return;
  }
  const auto owner = std::make_shared<const std::string>(std::exchange(line_, {}));
  joined_->block.bytes = *owner;
  joined_->block.owner = owner;
}

std::optional<FileBlock> LineJoiner::take() {
  if (joined_) return std::exchange(joined_, std::nullopt);
  return std::exchange(rest_, std::nullopt);
}

}  // namespace gsaw
