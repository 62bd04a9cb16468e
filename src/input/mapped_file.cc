// Mapping a file, and noticing that it lost bytes since.
#include "input/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/terminal_escape.h"

namespace gsaw {

std::shared_ptr<const MappedFile> MappedFile::map(FileDescriptor& fd, std::size_t size,
                                                  std::shared_ptr<const InputFile> file,
                                                  Diagnostics& diagnostics) {
  void* const place = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
  if (place == MAP_FAILED) return nullptr;
  static_cast<void>(::madvise(place, size, MADV_SEQUENTIAL));
  static_cast<void>(::posix_fadvise(fd.get(), 0, 0, POSIX_FADV_SEQUENTIAL));
  std::shared_ptr<MappedFile> mapped(
      new MappedFile(static_cast<char*>(place), size, std::move(file), diagnostics));
  if (!mapped->guard_->is_active()) return nullptr;
  mapped->fd_ = std::move(fd);
  return mapped;
}

MappedFile::MappedFile(char* begin, std::size_t size, std::shared_ptr<const InputFile> file,
                       Diagnostics& diagnostics)
    : begin_(begin),
      size_(size),
      file_(std::move(file)),
      diagnostics_(diagnostics),
      guard_(std::make_unique<SigbusGuard>(begin, size)),
      usable_size_(size) {}

MappedFile::~MappedFile() {
  guard_.reset();
  ::munmap(begin_, size_);
}

std::size_t MappedFile::usable_size() const {
  // fstat notices what raises no SIGBUS: a new end within the last page touched.
  std::size_t usable = guard_->intact_size();
  struct stat status {};
  const bool known = ::fstat(fd_.get(), &status) == 0;
  if (known) usable = std::min(usable, static_cast<std::size_t>(status.st_size));

  std::size_t smallest = usable_size_.load();
  while (usable < smallest && !usable_size_.compare_exchange_weak(smallest, usable)) {
  }
  usable = std::min(usable, smallest);
  if (usable < size_ && !reported_.exchange(true)) report_loss(known ? status.st_size : 0);
  return usable;
}

void MappedFile::report_loss(off_t current_size) const {
  const std::string name = printable(file_->name);
  if (static_cast<std::size_t>(current_size) < size_) {
    diagnostics_.error({name + " shrank while it was being read", ""});
  } else {
    // A page was gone and yet the file is as large as it was.
    diagnostics_.error({"cannot read all of " + name + ": it changed, or its disk has failed", ""});
  }
}

}  // namespace gsaw
