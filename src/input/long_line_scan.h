// What is to be known of a line too long to be held: seen piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "input/block.h"

namespace gsaw {

// How long a line may be, and what is asked of a longer one.
struct LongLineLimit {
  // Bytes. Memory for a line is bounded by twice this, and by the parser's few bytes for each
  // of a line's.
  std::size_t max_line = std::size_t{64} << 20;
  // False for a piece of a line that cannot be part of a line that matches: literals that a
  // match needs are not in it. From any thread. Null: every line may match.
  std::function<bool(std::string_view piece)> may_match;
};

// Where the first line begins that is longer than `max_line`, NULs before it and its newline not
// counted; text.size() if none does. Takes a step of `max_line` bytes at a time.
std::size_t find_long_line(std::string_view text, std::size_t max_line);

// One line. A literal that two pieces share is not missed up to kSeam bytes. What comes out
// does not depend on where the line was cut into pieces.
class LongLineScan {
 public:
  static constexpr std::size_t kSeam = 4096;

  // `limit` must outlive it.
  LongLineScan(const LongLineLimit& limit, LinePlace place);

  // The next piece, without the line's newline.
  void see(std::string_view piece);
  // The rest of the line, which was scanned by itself; its place does not matter.
  void see(const LongLine& rest);
  // `is_whole`: the line's newline was seen.
  LongLine finish(bool is_whole) &&;

 private:
  const LongLineLimit& limit_;
  LongLine line_;
};

}  // namespace gsaw
