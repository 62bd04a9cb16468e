// write(2) until all is written.
#include "base/write_fully.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace gsaw {

int write_once(int descriptor, std::string_view& bytes) {
  const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
  if (written < 0) return errno;
  bytes.remove_prefix(static_cast<std::size_t>(written));
  return 0;
}

bool can_go_on(int descriptor, int error) {
  if (error == EAGAIN || error == EWOULDBLOCK) {
    pollfd ready{descriptor, POLLOUT, 0};
    ::poll(&ready, 1, -1);
    return true;
  }
  return error == 0 || error == EINTR;
}

int write_fully(int descriptor, std::string_view& bytes) {
  while (!bytes.empty()) {
    const int error = write_once(descriptor, bytes);
    if (!can_go_on(descriptor, error)) return error;
  }
  return 0;
}

}  // namespace gsaw
