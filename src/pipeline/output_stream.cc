// Standard output, written in whole blocks, every failure noticed.
#include "pipeline/output_stream.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/pipe_size.h"

namespace gsaw {

OutputStream::OutputStream(int descriptor, std::size_t piece)
    : descriptor_(descriptor), piece_(piece) {
  widen_pipe(descriptor);
}

bool OutputStream::write(std::string_view bytes) {
  while (open_ && !bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), std::min(bytes.size(), piece_));
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      bytes_written_ += static_cast<std::uint64_t>(written);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      // Whoever shares the pipe with us has made it non-blocking: wait for room.
      pollfd ready{descriptor_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      open_ = false;
      if (errno != EPIPE) {
        status_ = fail(fmt::format("cannot write the output: {}", std::strerror(errno)));
      }
    }
  }
  return open_;
}

}  // namespace gsaw
