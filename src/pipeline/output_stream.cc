// Standard output, written in whole blocks, every failure noticed.
#include "pipeline/output_stream.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "base/pipe_size.h"
#include "base/write_fully.h"

namespace gsaw {

OutputStream::OutputStream(int descriptor) : descriptor_(descriptor) { widen_pipe(descriptor); }

bool OutputStream::write(std::string_view bytes) {
  if (text_ != nullptr) {
    *text_ += bytes;
    return true;
  }
  if (before_write_ && !bytes.empty()) before_write_();
  while (open_ && !bytes.empty()) {
    const int error = write_counted(bytes);
    if (can_go_on(descriptor_, error)) continue;
    open_ = false;
    if (error != EPIPE) {
      status_ = fail(fmt::format("cannot write the output: {}", std::strerror(error)));
    }
  }
  return open_;
}

int OutputStream::write_counted(std::string_view& bytes) {
  const std::lock_guard counting(counting_);
  const std::size_t size = bytes.size();
  const int error = write_once(descriptor_, bytes);
  bytes_written_ += size - bytes.size();
  return error;
}

std::uint64_t OutputStream::bytes_written() const {
  const std::lock_guard counting(counting_);
  return bytes_written_;
}

}  // namespace gsaw
