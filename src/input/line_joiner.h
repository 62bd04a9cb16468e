// Puts lines together that rotation has cut in two.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/chunk.h"

namespace gsaw {

// Stands between the sources and the workers; one thread at a time. Chunks go in and
// come out in order, without copying but for the lines that are joined.
class LineJoiner {
 public:
  // The next chunk of a file. `in_stream`: when its last line has no newline, that line
  // waits for the rest. take() until empty before the next add().
  void add(Chunk chunk, bool in_stream);
  // Nothing more belongs to the line that waits: it is whole.
  void flush();
  std::optional<Chunk> take();

 private:
  bool extend_line(const Chunk& chunk, std::string_view bytes);
  void start_line(Chunk& chunk);

  std::optional<Chunk> joined_;  // given out before `rest_`
  std::optional<Chunk> rest_;
  // The line that waits: what is known of it so far, and where it began. Its bytes are
  // set when it is given out.
  std::string line_;
  Chunk line_origin_;
};

}  // namespace gsaw
