// Puts lines together that rotation has cut in two.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "input/block.h"

namespace gsaw {

// A block of a certain file.
struct FileBlock {
  std::shared_ptr<const InputFile> file;
  Block block;
};

// Stands between the sources and the workers; one thread at a time. Blocks go in and
// come out in order, without copying but for the lines that are joined.
class LineJoiner {
 public:
  // The next block of a file. `in_stream`: when its last line has no newline, that line
  // waits for the rest; then the bytes are at hand. take() until empty before the next add().
  void add(FileBlock next, bool in_stream);
  // Nothing more belongs to the line that waits: it is whole.
  void flush();
  std::optional<FileBlock> take();
  // True when a line waits for its rest.
  bool is_waiting() const { return !line_.empty(); }

 private:
  void start_line(FileBlock& block);

  std::optional<FileBlock> joined_;  // given out before `rest_`
  std::optional<FileBlock> rest_;
  // The line that waits: what is known of it so far, and where it began. Its bytes are
  // set when it is given out.
  std::string line_;
  FileBlock line_origin_;
};

}  // namespace gsaw
