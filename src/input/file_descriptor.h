// An open file, closed when this goes.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <utility>

namespace gsaw {

// Descriptors that are soon given back, so that who finds none may wait for one: how many the
// process has, and how many it has had.
struct LentDescriptors {
  std::atomic<int> now = 0;
  std::atomic<unsigned> given_back = 0;
};
inline LentDescriptors lent_descriptors;

class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)), is_lent_(std::exchange(other.is_lent_, false)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(is_lent_, other.is_lent_);
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
    keep();
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

  // Makes it a lent one. The caller has counted it before it was opened.
  void lend() { is_lent_ = true; }
  // It is none any more.
  void keep() {
    if (!std::exchange(is_lent_, false)) return;
    ++lent_descriptors.given_back;
    --lent_descriptors.now;
  }

 private:
  int fd_ = -1;
  bool is_lent_ = false;
};

}  // namespace gsaw
