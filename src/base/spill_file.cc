// Memory that moves to a temporary file.
#include "base/spill_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

namespace gsaw {
namespace {

int open_unlinked(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) return fd;
  // Some file systems have no files without a name.
  std::string path = folder + "/gsaw-XXXXXX";
  const int named = ::mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(path.c_str());
  return named;
}

bool write_all(int fd, const char* bytes, std::size_t size, off_t at) {
  while (size > 0) {
    const ssize_t written = ::pwrite(fd, bytes, size, at);
    if (written < 0 && errno == EINTR) continue;
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
  if (fd_ >= 0 || failed_) return fd_ >= 0;
  const char* const folder = std::getenv("TMPDIR");
  fd_ = open_unlinked(folder != nullptr && *folder != '\0' ? folder : "/tmp");
  failed_ = fd_ < 0;
  return !failed_;
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
