// The number of a line, for those few of which it is asked.
#include "input/line_number.h"

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <utility>
#include <vector>

#include "base/byte_scan.h"
#include "base/terminal_escape.h"
#include "input/open_error.h"
#include "input/open_file.h"
#include "input/open_for_reading.h"

namespace gsaw {

FileDescriptor reopen(const InputFile& file) {
  errno = 0;
  FileDescriptor fd = file.is_stdin ? duplicate(STDIN_FILENO) : open_for_reading(file.name.c_str());
  return identity_of(fd) == file.identity ? std::move(fd) : FileDescriptor();
}

LineCounter::LineCounter(std::shared_ptr<const InputFile> file)
    : file_(std::move(file)),
      fd_(reopen(*file_)),
      known_(file_->known_lines.in_order()),
      at_(file_->begin) {
  if (fd_.is_open()) return;
  failure_ = errno != 0 ? cannot_open(file_->name, errno)
                        : Error{printable(file_->name) + " is another file by now", ""};
}

// Goes on behind known parts that begin here, up to this offset; returns where to count next before
// it, as the next known part begins there.
std::uint64_t LineCounter::pass_known(std::uint64_t offset) {
  for (; next_known_ < known_.size(); ++next_known_) {
    const KnownLines::Part& part = known_[next_known_];
    if (part.begin > at_) return std::min(part.begin, offset);
    if (part.begin < at_) continue;  // counted, or told again
    if (part.end > offset) break;
    line_ += part.newlines;
    at_ = part.end;
  }
  return offset;
}

std::uint64_t LineCounter::line_at(std::uint64_t offset) {
  assert(offset >= at_);
  if (failure_) return 0;
  constexpr std::uint64_t kPiece = 256 << 10;
  std::vector<char> piece(static_cast<std::size_t>(std::min(kPiece, offset - at_)));
  for (;;) {
    const std::uint64_t end = pass_known(offset);
    if (at_ == offset) return line_;
    const auto wanted = static_cast<std::size_t>(std::min(kPiece, end - at_));
    const std::size_t got = read_at(fd_, piece.data(), wanted, at_, *file_, failure_);
    if (failure_) return 0;
    line_ += count_newlines({piece.data(), got});
    at_ += got;
  }
}

std::uint64_t line_number(const LinePlace& place) {
  if (place.line != 0) return place.line;
  if (place.file == nullptr || place.file->identity == FileIdentity{}) return 0;
  return LineCounter(place.file).line_at(place.offset);
}

std::string shown_place(const LinePlace& place) {
  const std::uint64_t line = line_number(place);
  const std::string name = printable(place.file->name);
  return line == 0 ? name : name + ':' + std::to_string(line);
}

}  // namespace gsaw
