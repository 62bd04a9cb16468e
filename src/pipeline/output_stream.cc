// Standard output, written in whole blocks, every failure noticed.
#include "pipeline/output_stream.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/pipe_size.h"
#include "base/write_fully.h"

namespace gsaw {

OutputStream::OutputStream(int descriptor) : descriptor_(descriptor) { widen_pipe(descriptor); }

bool OutputStream::write(std::string_view bytes) {
  while (open_ && !bytes.empty()) {
    const int error = write_once(bytes);
    if (error == 0 || error == EINTR) continue;
    if (error == EAGAIN || error == EWOULDBLOCK) {
      wait_until_writable(descriptor_);
      continue;
    }
    open_ = false;
    if (error != EPIPE) {
      status_ = fail(fmt::format("cannot write the output: {}", std::strerror(error)));
    }
  }
  return open_;
}

int OutputStream::write_once(std::string_view& bytes) {
  const std::lock_guard counting(counting_);
  const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
  if (written < 0) return errno;
  bytes_written_ += static_cast<std::uint64_t>(written);
  bytes.remove_prefix(static_cast<std::size_t>(written));
  return 0;
}

std::uint64_t OutputStream::bytes_written() const {
  const std::lock_guard counting(counting_);
  return bytes_written_;
}

}  // namespace gsaw
