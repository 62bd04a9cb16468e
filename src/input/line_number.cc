// The number of a line, for those few of which it is asked.
#include "input/line_number.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "base/byte_scan.h"

namespace gsaw {

FileDescriptor reopen(const InputFile& file) {
  FileDescriptor fd =
      file.is_stdin ? FileDescriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1))
                    : FileDescriptor::above_stdio(
                          ::open(file.name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  const bool same = fd.is_open() && ::fstat(fd.get(), &status) == 0 &&
                    FileIdentity{status.st_dev, status.st_ino} == file.identity;
  return same ? std::move(fd) : FileDescriptor();
}

LineCounter::LineCounter(std::shared_ptr<const InputFile> file)
    : file_(std::move(file)), fd_(reopen(*file_)), at_(file_->begin) {}

std::uint64_t LineCounter::line_at(std::uint64_t offset) {
  assert(offset >= at_);
  if (!fd_.is_open()) return 0;
  constexpr std::uint64_t kPiece = 256 << 10;
  std::vector<char> piece(static_cast<std::size_t>(std::min(kPiece, offset - at_)));
  while (at_ < offset) {
    const auto wanted = static_cast<std::size_t>(std::min(kPiece, offset - at_));
    const ssize_t got = ::pread(fd_.get(), piece.data(), wanted, static_cast<off_t>(at_));
    if (got <= 0) return 0;
    line_ += count_newlines({piece.data(), static_cast<std::size_t>(got)});
    at_ += static_cast<std::uint64_t>(got);
  }
  return line_;
}

std::uint64_t line_number(const LinePlace& place) {
  if (place.line != 0) return place.line;
  if (place.file == nullptr || place.file->identity == FileIdentity{}) return 0;
  return LineCounter(place.file).line_at(place.offset);
}

}  // namespace gsaw
