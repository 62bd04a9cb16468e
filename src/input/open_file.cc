// Reading at a place, and noticing that the file lost bytes since it was opened.
#include "input/open_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>

#include "base/terminal_escape.h"
#include "input/open_error.h"

namespace gsaw {
std::size_t read_at(const FileDescriptor& fd, char* to, std::size_t size, std::uint64_t offset,
                    const InputFile& file, std::optional<Error>& loss) {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t count = ::pread(fd.get(), to + got, size - got, static_cast<off_t>(offset + got));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      loss = cannot_read(file.name, errno);
    } else if (count == 0) {
      loss = Error{printable(file.name) + " shrank while it was being read", ""};
    }
    if (count <= 0) break;
    got += static_cast<std::size_t>(count);
  }
  return got;
}

OpenFile::OpenFile(FileDescriptor fd, std::shared_ptr<const InputFile> file, std::uint64_t size)
    : fd_(std::move(fd)), file_(std::move(file)), size_(size) {
  assert(fd_.is_open() && file_ != nullptr);
}

std::size_t OpenFile::read(char* to, std::size_t size, std::uint64_t offset) const {
  if (offset >= size_) return 0;
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - offset));
  std::optional<Error> loss;
  const std::size_t got = read_at(fd_, to, size, offset, *file_, loss);
  if (!loss) return got;
  const std::lock_guard lock(mutex_);
  if (!lost_) loss_ = std::move(loss);
  lost_ = true;
  return got;
}

bool OpenFile::still_reaches(std::uint64_t end) const {
  struct stat now {};
  return ::fstat(fd_.get(), &now) == 0 && static_cast<std::uint64_t>(now.st_size) >= end;
}

std::optional<Error> OpenFile::take_loss() const {
  const std::lock_guard lock(mutex_);
  std::optional<Error> loss;
  loss.swap(loss_);
  return loss;
}

std::shared_ptr<const MappedFile> OpenFile::mapping() const {
  const std::lock_guard lock(mutex_);
  if (!asked_for_mapping_) mapping_ = MappedFile::map(fd_.get(), size_);
  asked_for_mapping_ = true;
  return mapping_;
}

}  // namespace gsaw
