// Waiting with poll, so that a stop is noticed, then read(2).
#include "input/fd_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <utility>

#include "base/pipe_size.h"
#include "base/stage_timer.h"

namespace gsaw {

FdReader::FdReader(FileDescriptor fd, const StopSignal& stop, std::uint64_t limit)
    : fd_(std::move(fd)), stop_(stop), left_(limit) {
  widen_pipe(fd_.get());
}

ReadOutcome FdReader::read(std::span<char> to) {
  assert(!to.empty());
  using Kind = ReadOutcome::Kind;
  if (!stop_.wait_readable(fd_.get())) return {Kind::stopped};
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), left_));
  if (wanted == 0) return {Kind::end};
  const ssize_t got = ::read(fd_.get(), to.data(), wanted);
  if (got > 0) {
    left_ -= static_cast<std::uint64_t>(got);
    return {Kind::more, static_cast<std::size_t>(got)};
  }
  if (got == 0) return {Kind::end};
  if (errno == EINTR || errno == EAGAIN) return {Kind::more};
  return {Kind::failed, 0, errno};
}

bool FdReader::is_ready() { return !stop_.requested() && StopSignal::readable_now(fd_.get()); }

bool FdReader::is_ready_before(Nanoseconds until) {
  const Nanoseconds left = std::clamp<Nanoseconds>(until - steady_now(), 0, kNanosPerSecond);
  const int fd = fd_.get();
  const auto milliseconds = static_cast<int>((left + kNanosPerMilli - 1) / kNanosPerMilli);
  return !stop_.wait_readable({&fd, 1}, milliseconds) || StopSignal::readable_now(fd);
}

}  // namespace gsaw
