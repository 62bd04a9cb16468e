// The tail of one file and the head of the next become a chunk of their own.
#include "input/line_joiner.h"

#include <utility>

#include "base/byte_scan.h"
#include "input/newlines.h"

namespace gsaw {

void LineJoiner::add(Chunk chunk, bool in_stream) {
  if (!line_.empty()) {
    const std::string_view head = first_line(chunk.bytes);
    const bool is_whole = !head.empty();
    if (!extend_line(chunk, is_whole ? head : chunk.bytes) || is_whole) flush();
    if (!is_whole) return;
    chunk.bytes.remove_prefix(head.size());
    if (chunk.first_line != 0) ++chunk.first_line;
  }
  if (in_stream && !chunk.bytes.empty() && chunk.bytes.back() != '\n') start_line(chunk);
  if (!chunk.bytes.empty()) rest_ = std::move(chunk);
}

// False when the chunk's file has just shrunk: the bytes may have been zeros.
bool LineJoiner::extend_line(const Chunk& chunk, std::string_view bytes) {
  const std::size_t before = line_.size();
  line_ += bytes;
  if (chunk.usable_bytes().size() == chunk.bytes.size()) return true;
  line_.resize(before);
  return false;
}

// Moves the last line from the chunk to `line_`.
void LineJoiner::start_line(Chunk& chunk) {
  const std::string_view whole = whole_lines(chunk.bytes);
  line_origin_ = chunk;
  line_origin_.owner.reset();
  line_origin_.mapping = nullptr;
  if (chunk.first_line != 0) line_origin_.first_line += count_newlines(whole);
  extend_line(chunk, chunk.bytes.substr(whole.size()));
  chunk.bytes = whole;
}

void LineJoiner::flush() {
  if (line_.empty()) return;
  const auto owner = std::make_shared<const std::string>(std::exchange(line_, {}));
  joined_ = std::exchange(line_origin_, {});
  joined_->bytes = *owner;
  joined_->owner = owner;
}

std::optional<Chunk> LineJoiner::take() {
  if (joined_) return std::exchange(joined_, std::nullopt);
  return std::exchange(rest_, std::nullopt);
}

}  // namespace gsaw
