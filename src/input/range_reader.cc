// Reads a regular file from an offset on.
#include "input/range_reader.h"

#include <unistd.h>

#include <cerrno>

namespace gsaw {

ReadOutcome RangeReader::read(std::span<char> to) {
  using Kind = ReadOutcome::Kind;
  const ssize_t got = ::pread(fd_->get(), to.data(), to.size(), static_cast<off_t>(at_));
  if (got == 0) return {Kind::end};
  if (got < 0)
    return errno == EINTR ? ReadOutcome{Kind::more} : ReadOutcome{Kind::failed, 0, errno};
  at_ += static_cast<std::uint64_t>(got);
  return {Kind::more, static_cast<std::size_t>(got)};
}

}  // namespace gsaw
