// write(2) until all is written.
#include "base/write_fully.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace gsaw {

int write_fully(int descriptor, std::string_view& bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      wait_until_writable(descriptor);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

void wait_until_writable(int descriptor) {
  pollfd ready{descriptor, POLLOUT, 0};
  ::poll(&ready, 1, -1);
}

}  // namespace gsaw
