// The tail of one file and the head of the next become a block of their own.
#include "input/line_joiner.h"

#include <cassert>
#include <string_view>
#include <utility>

#include "base/byte_scan.h"
#include "input/newlines.h"

namespace gsaw {

void LineJoiner::add(FileBlock next, bool in_stream) {
  assert(!joined_ && !rest_);
  Block& block = next.block;
  if (!line_.empty() && !block.bytes.empty()) {
    const std::string_view head = first_line(block.bytes);
    const bool is_whole = !head.empty();
    line_ += is_whole ? head : block.bytes;
    if (is_whole) flush();
    block.bytes.remove_prefix(is_whole ? head.size() : block.bytes.size());
    if (is_whole && block.first_line != 0) ++block.first_line;
  }
  if (in_stream && !block.bytes.empty() && block.bytes.back() != '\n') start_line(next);
  rest_ = std::move(next);
}

// Moves the last line from the block to `line_`.
void LineJoiner::start_line(FileBlock& block) {
  const std::string_view bytes = block.block.bytes;
  const std::string_view whole = whole_lines(bytes);
  line_origin_.file = block.file;
  line_origin_.block = {};
  line_origin_.block.first_line = block.block.first_line;
  if (block.block.first_line != 0) line_origin_.block.first_line += count_newlines(whole);
  line_ = bytes.substr(whole.size());
  block.block.bytes = whole;
}

void LineJoiner::flush() {
  if (line_.empty()) return;
  const auto owner = std::make_shared<const std::string>(std::exchange(line_, {}));
  joined_ = std::exchange(line_origin_, {});
  joined_->block.bytes = *owner;
  joined_->block.owner = owner;
}

std::optional<FileBlock> LineJoiner::take() {
  if (joined_) return std::exchange(joined_, std::nullopt);
  return std::exchange(rest_, std::nullopt);
}

}  // namespace gsaw
