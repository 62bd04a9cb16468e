// Opening a path, patiently.
#include "input/open_for_reading.h"

#include <fcntl.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "input/open_file.h"

namespace gsaw {
namespace {

bool is_shortage(int error) { return error == EMFILE || error == ENFILE; }

}  // namespace

FileDescriptor open_for_reading(const char* path) {
  constexpr std::chrono::milliseconds kStep{1};
  constexpr int kSteps = 1000;
  for (int steps = 0;;) {
    FileDescriptor fd =
        FileDescriptor::above_stdio(::open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (fd.is_open()) return fd;
    const int error = errno;
    if (error == EINTR) continue;
    if (!is_shortage(error) || OpenFile::alive() == 0 || ++steps > kSteps) {
      errno = error;
      return fd;
    }
    std::this_thread::sleep_for(kStep);
  }
}

}  // namespace gsaw
