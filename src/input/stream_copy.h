// What has been read of a stream, so that it can be read again.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "input/byte_reader.h"
#include "input/file_descriptor.h"

namespace gsaw {

// A file without a name in $TMPDIR or /tmp. The stream is read once; after that any number of
// times, by one thread at a time, and it ends as it did: with an error, or where reading was given
// up.
class StreamCopy : public std::enable_shared_from_this<StreamCopy> {
 public:
  // Reads on in `original`, and copies what it gives; when that was done before, from the copy, and
  // `original` is not asked. What could not be copied is lost when it is to be read again, for
  // the reason for which copying failed.
  std::unique_ptr<ByteReader> reader(std::unique_ptr<ByteReader> original);

 private:
  class Copying;
  class Reading;

  void append(std::span<const char> bytes);

  FileDescriptor fd_;
  std::uint64_t size_ = 0;
  int failure_ = 0;                              // an errno
  ReadOutcome end_{ReadOutcome::Kind::stopped};  // how the original ended
  bool is_read_ = false;
};

}  // namespace gsaw
