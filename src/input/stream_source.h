// Reads pipes, terminals, sockets, devices and files that cannot be mapped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/diagnostics.h"
#include "input/byte_source.h"
#include "input/file_descriptor.h"
#include "input/input_file.h"
#include "input/stop_signal.h"

namespace gsaw {

// Hands out whole lines as soon as a read has brought some, so that what a slow writer
// wrote is seen at once. A longer line makes its buffer grow: memory is bounded by the
// longest line.
class StreamSource : public ByteSource {
 public:
  // Blocks hold about `block_size` (at least 1) bytes or one longer line. `stop` and
  // `diagnostics` must outlive it.
  StreamSource(FileDescriptor fd, std::shared_ptr<const InputFile> file, std::size_t block_size,
               const StopSignal& stop, Diagnostics& diagnostics);

  std::optional<ByteBlock> next() override;

 private:
  enum class Progress { more, end, stopped };

  bool make_room();
  Progress read_available();
  Progress read_once();
  bool check_content(bool at_end);
  ByteBlock take(std::size_t size);
  std::string_view unread() const { return {buffer_.get() + begin_, end_ - begin_}; }

  FileDescriptor fd_;
  std::shared_ptr<const InputFile> file_;
  std::size_t block_size_;
  const StopSignal& stop_;
  Diagnostics& diagnostics_;

  // Bytes [begin_, end_) of the buffer are read and not handed out. Those before belong
  // to blocks that may still be in use.
  std::shared_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t searched_ = 0;  // no newline in [begin_, searched_)
  // A stream can't be counted again later, and it is the slower part.
  std::uint64_t next_line_ = 1;
  bool content_known_ = false;
  bool finished_ = false;
};

}  // namespace gsaw
