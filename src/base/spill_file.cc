// Memory that moves to a temporary file.
#include "base/spill_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

#include "base/unnamed_file.h"

namespace gsaw {
namespace {

bool write_all(int fd, const char* bytes, std::size_t size, off_t at) {
  while (size > 0) {
    const ssize_t written = ::pwrite(fd, bytes, size, at);
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = ENOSPC;
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
    at += written;
  }
  return true;
}

}  // namespace

SpillFile::~SpillFile() {
  if (fd_ >= 0) ::close(fd_);
}

bool SpillFile::open() {
  if (fd_ < 0 && error_ == 0) {
    fd_ = open_unnamed_file();
    if (fd_ < 0) error_ = errno;
  }
  if (fd_ < 0) errno = error_;
  return fd_ >= 0;
}

bool SpillFile::replace(char* pages, std::size_t size) {
  if (!open() || !write_all(fd_, pages, size, end_)) return false;
  void* const place =
      ::mmap(pages, size, PROT_READ, MAP_SHARED | MAP_FIXED, fd_, static_cast<off_t>(end_));
  if (place == MAP_FAILED) return false;
  end_ += static_cast<std::int64_t>(size);
  return true;
}

}  // namespace gsaw
