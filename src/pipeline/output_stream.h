// Standard output, written in whole blocks, every failure noticed.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace gsaw {

// Writes to a file descriptor that it does not own. After a failure nothing more is
// written. Not for several threads at once.
class OutputStream {
 public:
  explicit OutputStream(int descriptor);

  // False when nothing more can be written: the reader has gone, or an error happened.
  bool write(std::string_view bytes);

  // The failure, other than a reader that has gone (which is none).
  const Result<void>& status() const { return status_; }
  bool open() const { return open_; }
  std::uint64_t bytes_written() const { return bytes_written_; }

 private:
  int descriptor_;
  bool open_ = true;
  std::uint64_t bytes_written_ = 0;
  Result<void> status_;
};

}  // namespace gsaw
