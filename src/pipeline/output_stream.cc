// Standard output, written in whole blocks, every failure noticed.
#include "pipeline/output_stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace gsaw {
namespace {

// What an unprivileged process may ask for (/proc/sys/fs/pipe-max-size). A pipe holds 64 KiB
// at first: each chunk's output would wait for its reader a dozen times.
constexpr int kPipeSize = 1 << 20;

}  // namespace

OutputStream::OutputStream(int descriptor) : descriptor_(descriptor) {
  const int size = ::fcntl(descriptor, F_GETPIPE_SZ);
  const bool small_pipe = size >= 0 && size < kPipeSize;
  if (small_pipe) static_cast<void>(::fcntl(descriptor, F_SETPIPE_SZ, kPipeSize));
}

bool OutputStream::write(std::string_view bytes) {
  while (open_ && !bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
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
