// Puts lines together that rotation has cut in two.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/block.h"
#include "input/long_line_scan.h"

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
  // `limit` must outlive it: a line that becomes longer is no longer held.
  explicit LineJoiner(const LongLineLimit& limit) : limit_(limit) {}

  // The next block of a file. `in_stream`: when its last line has no newline, that line
  // waits for the rest; then the bytes are at hand. take() until empty before the next add().
  void add(FileBlock next, bool in_stream);
  // The line that waits, of which a part is not read, is not given out; and where none does, the
  // one that goes on in what comes next.
  void drop_line();
  // Nothing more belongs to the line that waits: it is whole.
  void flush();
  std::optional<FileBlock> take();
  // True when a line waits for its rest.
  bool is_waiting() const { return !line_.empty() || long_line_; }

 private:
  void take_rest(Block& block);
  void start_line(FileBlock& next);
  void append(std::string_view piece);
  void pass_over();

  const LongLineLimit& limit_;
  std::optional<FileBlock> joined_;  // given out before `rest_`
  std::optional<FileBlock> rest_;
  // The line that waits: its bytes so far, or what was seen of it when it is too long, and
  // where it began.
  std::string line_;
  bool drops_line_ = false;
  std::optional<LongLineScan> long_line_;
  FileBlock line_origin_;
};

}  // namespace gsaw
