// The number of a line, for those few of which it is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "input/block.h"
#include "input/file_descriptor.h"

namespace gsaw {

// The same file once more, opened by its path. Not open when that fails, with errno; or when
// the path leads to another by now, with an errno of 0.
FileDescriptor reopen(const InputFile& file);

// Counts the lines of a regular file up to places that never go back. Reads each byte once, and
// none of parts of which is known how many lines they have.
class LineCounter {
 public:
  explicit LineCounter(std::shared_ptr<const InputFile> file);

  // The number of the line that begins at this offset, from 1; 0 when the file cannot be read
  // again: then failure() says why.
  std::uint64_t line_at(std::uint64_t offset);
  const std::optional<Error>& failure() const { return failure_; }

 private:
  std::uint64_t pass_known(std::uint64_t offset);

  std::shared_ptr<const InputFile> file_;
  FileDescriptor fd_;
  std::vector<KnownLines::Part> known_;
  std::size_t next_known_ = 0;
  std::uint64_t at_;
  std::uint64_t line_ = 1;
  std::optional<Error> failure_;
};

// The line's number, counted if it has to be; 0 when that is no longer possible.
std::uint64_t line_number(const LinePlace& place);

// Where a line stands as it is told: `app.log:12`, or the name alone.
std::string shown_place(const LinePlace& place);

}  // namespace gsaw
