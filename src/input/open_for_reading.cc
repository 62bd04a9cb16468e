// Opening a path, patiently.
#include "input/open_for_reading.h"

#include <fcntl.h>

#include <cerrno>
#include <chrono>
#include <thread>

namespace gsaw {
namespace {

bool is_shortage(int error) { return error == EMFILE || error == ENFILE; }

}  // namespace

FileDescriptor open_patiently(FunctionRef<int()> open) {
  constexpr std::chrono::milliseconds kStep{1};
  constexpr int kSteps = 1000;
  for (int steps = 0;;) {
    const unsigned given_back = lent_descriptors.given_back.load();
    ++lent_descriptors
          .now;  // before, so that no one finds neither the descriptor nor a place for another
    FileDescriptor fd = FileDescriptor::above_stdio(open());
    if (fd.is_open()) {
      fd.lend();
      return fd;
    }
    const int error = errno;
    --lent_descriptors.now;
    if (error == EINTR) continue;
    const bool may_change =
        lent_descriptors.now.load() > 0 || lent_descriptors.given_back.load() != given_back;
    if (!is_shortage(error) || !may_change || ++steps > kSteps) {
      errno = error;
      return fd;
    }
    std::this_thread::sleep_for(kStep);
  }
}

FileDescriptor open_for_reading(const char* path) {
  return open_patiently(
      [path] { return ::open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); });
}

FileDescriptor duplicate(int fd) {
  return open_patiently([fd] { return ::fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1); });
}

}  // namespace gsaw
