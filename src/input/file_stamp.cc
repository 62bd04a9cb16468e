// Which file it is, how long, and when it was written to last.
#include "input/file_stamp.h"

#include <cerrno>
#include <limits>

namespace gsaw {
namespace {

std::optional<FileStamp> stamp_from(int result, const struct stat& status) {
  if (result != 0) return std::nullopt;
  if (!S_ISREG(status.st_mode)) {
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return std::nullopt;
  }
  return FileStamp{{status.st_dev, status.st_ino},
                   static_cast<std::uint64_t>(status.st_size),
                   written_at(status)};
}

}  // namespace

// A file system tells any second there is, and `touch` sets it.
Nanoseconds written_at(const struct stat& status) {
  Nanoseconds time = 0;
  if (time_from_seconds(status.st_mtim.tv_sec, status.st_mtim.tv_nsec, time)) return time;
  return status.st_mtim.tv_sec < 0 ? std::numeric_limits<Nanoseconds>::min()
                                   : std::numeric_limits<Nanoseconds>::max();
}

std::optional<FileStamp> stamp_of(const FileDescriptor& fd) {
  if (!fd.is_open()) return std::nullopt;
  struct stat status {};
  return stamp_from(::fstat(fd.get(), &status), status);
}

std::optional<FileStamp> stamp_of(const std::string& path) {
  struct stat status {};
  return stamp_from(::stat(path.c_str(), &status), status);
}

}  // namespace gsaw
