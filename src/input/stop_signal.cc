// Stop as a file descriptor, so that poll can wait for it beside the input.
#include "input/stop_signal.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <vector>

namespace gsaw {

// Without an eventfd (no descriptors left) a stop is noticed at the next input only:
// poll ignores negative descriptors.
StopSignal::StopSignal(const StopSignal* outer)
    : outer_(outer),
      event_(FileDescriptor::above_stdio(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))) {}

void StopSignal::request(int signal) {
  const int saved_errno = errno;
  int none = 0;
  signal_.compare_exchange_strong(none, signal);
  requested_.store(true);
  const std::uint64_t one = 1;
  // It fails only when there is no eventfd or its counter is already huge.
  [[maybe_unused]] const auto written = ::write(event_.get(), &one, sizeof one);
  errno = saved_errno;
}

bool StopSignal::wait_readable(int fd) const {
  while (!requested()) {
    const int outer = outer_ == nullptr ? -1 : outer_->event_.get();
    std::array<pollfd, 3> waits{{{fd, POLLIN, 0}, {event_.get(), POLLIN, 0}, {outer, POLLIN, 0}}};
    const int ready = ::poll(waits.data(), waits.size(), -1);
    if (ready < 0 && errno == EINTR) continue;
    if (requested()) return false;
    // Errors and hang-ups too: read tells what they are.
    if (ready < 0 || waits[0].revents != 0) return true;
  }
  return false;
}

bool StopSignal::wait_readable(std::span<const int> descriptors, int milliseconds,
                               int output) const {
  // Errors and hang-ups are told unasked.
  std::vector<pollfd> waits{{event_.get(), POLLIN, 0}, {output, 0, 0}};
  if (outer_ != nullptr) waits.push_back({outer_->event_.get(), POLLIN, 0});
  for (const int descriptor : descriptors) waits.push_back({descriptor, POLLIN, 0});
  if (!requested()) ::poll(waits.data(), waits.size(), milliseconds);
  return !requested();
}

bool StopSignal::readable_now(int fd) {
  pollfd wait{fd, POLLIN, 0};
  // A hang-up too: read gives the end.
  return ::poll(&wait, 1, 0) > 0;
}

bool StopSignal::has_no_reader(int fd) {
  pollfd wait{fd, 0, 0};
  return ::poll(&wait, 1, 0) > 0 && (wait.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace gsaw
