// Reading into buffers that blocks share, and carrying the last, partial line over.
#include "input/stream_source.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>

#include "base/byte_scan.h"
#include "base/terminal_escape.h"
#include "input/content_kind.h"
#include "input/newlines.h"

namespace gsaw {

StreamSource::StreamSource(FileDescriptor fd, std::shared_ptr<const InputFile> file,
                           std::size_t block_size, const StopSignal& stop, Diagnostics& diagnostics)
    : fd_(std::move(fd)),
      file_(std::move(file)),
      block_size_(std::max<std::size_t>(block_size, 1)),
      stop_(stop),
      diagnostics_(diagnostics) {}

std::optional<ByteBlock> StreamSource::next() {
  while (!finished_) {
    if (!make_room()) break;
    const Progress progress = read_available();
    if (progress == Progress::stopped) break;
    finished_ = progress == Progress::end;
    if (!check_content(finished_)) continue;

    std::size_t size = end_ - begin_;
    if (!finished_) {
      const std::size_t carried = searched_ - begin_;
      const std::size_t lines = whole_lines(unread().substr(carried)).size();
      size = lines == 0 ? 0 : carried + lines;
    }
    searched_ = end_;
    if (size != 0) return take(size);
  }
  finished_ = true;
  return std::nullopt;
}

// The room is worth a read: a pipe holds 64 KiB, a sixteenth of the usual block.
bool StreamSource::make_room() {
  if (capacity_ - end_ > block_size_ / 16) return true;
  const std::string_view carried = unread();
  const std::size_t capacity = std::max(block_size_, 2 * carried.size());
  std::shared_ptr<char[]> buffer(new (std::nothrow) char[capacity]);
  if (!buffer) {
    diagnostics_.error(
        {"cannot read " + printable(file_->name) + ": a line does not fit in memory", ""});
    return false;
  }
  if (!carried.empty()) std::memcpy(buffer.get(), carried.data(), carried.size());
  buffer_ = std::move(buffer);
  capacity_ = capacity;
  searched_ -= begin_;
  end_ = carried.size();
  begin_ = 0;
  return true;
}

// Waits for the first bytes only, then takes what is there already: larger blocks cost
// less, and nobody waits for them.
StreamSource::Progress StreamSource::read_available() {
  if (!stop_.wait_readable(fd_.get())) return Progress::stopped;
  Progress progress = read_once();
  while (progress == Progress::more && end_ < capacity_ && !stop_.requested() &&
         StopSignal::readable_now(fd_.get())) {
    progress = read_once();
  }
  return progress;
}

StreamSource::Progress StreamSource::read_once() {
  const ssize_t got = ::read(fd_.get(), buffer_.get() + end_, capacity_ - end_);
  if (got > 0) {
    end_ += static_cast<std::size_t>(got);
    return Progress::more;
  }
  if (got == 0) return Progress::end;
  if (errno == EINTR || errno == EAGAIN) return Progress::more;
  diagnostics_.error(
      {"cannot read " + printable(file_->name) + ": " + std::generic_category().message(errno),
       ""});
  return Progress::end;
}

// False while the content is unknown, and (after an error) when it is no text.
bool StreamSource::check_content(bool at_end) {
  if (content_known_) return true;
  if (!at_end && may_become_content_kind(unread())) return false;
  content_known_ = true;
  const ContentKind* const kind = find_content_kind(unread());
  if (kind == nullptr) return true;
  diagnostics_.error(content_error(*kind, *file_));
  finished_ = true;
  return false;
}

ByteBlock StreamSource::take(std::size_t size) {
  const std::string_view bytes = unread().substr(0, size);
  begin_ += size;
  ByteBlock block{bytes, buffer_, nullptr, nullptr, next_line_};
  next_line_ += count_newlines(bytes);
  return block;
}

}  // namespace gsaw
