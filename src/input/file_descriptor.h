// An open file, closed when this goes.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace gsaw {

class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }

  // Takes over the result of open(2) and the like. Moved out of the way when
  // it became 0, 1 or 2 because gsaw was started without them: nothing but standard
  // input may be read as standard input.
  static FileDescriptor above_stdio(int fd) {
    if (fd < 0 || fd > STDERR_FILENO) return FileDescriptor(fd);
    const FileDescriptor low(fd);
    return FileDescriptor(::fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  }

  bool is_open() const { return fd_ >= 0; }
  int get() const { return fd_; }

 private:
  int fd_ = -1;
};

}  // namespace gsaw
