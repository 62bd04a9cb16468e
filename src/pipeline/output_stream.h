// Standard output, written in whole blocks, every failure noticed.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "base/result.h"

namespace gsaw {

// Writes to a file descriptor that it does not own. After a failure nothing more is
// written. Not for several threads at once.
class OutputStream {
 public:
  // `piece`: the most that it writes at once.
  explicit OutputStream(int descriptor,
                        std::size_t piece = std::numeric_limits<std::size_t>::max());

  // False when nothing more can be written: the reader has gone, or an error happened.
  bool write(std::string_view bytes);

  // The failure, other than a reader that has gone (which is none).
  const Result<void>& status() const { return status_; }
  bool open() const { return open_; }
  // Of whole calls of write(2): one in progress may have written more. From any thread.
  std::uint64_t bytes_written() const { return bytes_written_.load(); }

 private:
  int descriptor_;
  std::size_t piece_;
  bool open_ = true;
  std::atomic<std::uint64_t> bytes_written_ = 0;
  Result<void> status_;
};

}  // namespace gsaw
