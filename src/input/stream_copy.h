// What has been read of a stream, so that it can be read again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "input/byte_reader.h"
#include "input/file_descriptor.h"

namespace gsaw {

// A file without a name in $TMPDIR or /tmp. The stream is read any number of times, by one thread
// at a time, and it ends as it did the first time, be it with an error. Where reading was given up
// before, whoever gets there reads on.
class StreamCopy : public std::enable_shared_from_this<StreamCopy> {
 public:
  // Reads what was copied, then on in `original`, which stands where reading was given up, and
  // copies what it gives. What could not be copied is lost when it is to be read again, for the
  // reason for which copying failed.
  std::unique_ptr<ByteReader> reader(std::unique_ptr<ByteReader> original);

  // Of a stream that has not ended the descriptor stays open, so that its writer does not lose its
  // reader; not open before the first call, and when it has ended.
  void hold(const FileDescriptor& fd);
  const FileDescriptor& held() const { return original_; }

 private:
  class Reader;

  void append(std::span<const char> bytes);

  FileDescriptor fd_, original_;
  std::uint64_t size_ = 0;          // copied
  std::uint64_t passed_ = 0;        // read of the original
  int failure_ = 0;                 // an errno
  std::optional<ReadOutcome> end_;  // how the original ended
};

}  // namespace gsaw
