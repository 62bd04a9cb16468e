// A pipe or the like that is read as it comes, while others are as well.
#include "input/followed_stream.h"

#include <sys/stat.h>

#include <algorithm>
#include <new>
#include <utility>

#include "base/byte_scan.h"
#include "input/fd_reader.h"
#include "input/open_error.h"
#include "input/open_for_reading.h"
#include "input/unpacking_reader.h"

namespace gsaw {

FollowedStream::FollowedStream(FileDescriptor fd, std::string name, std::string path)
    : path_(std::move(path)),
      fd_(std::move(fd)),
      descriptor_(fd_.get()),
      file_(std::make_shared<const InputFile>(InputFile{.name = std::move(name)})) {}

std::optional<FileBlock> FollowedStream::next(const SourceContext& context) {
  if (fd_.is_open()) begin(context);
  while (ready_.empty() && reader_ != nullptr && reader_->is_ready() && read(context)) {
  }
  if (ready_.empty() && reader_ != nullptr) joiner_->pause(ready_);
  if (ready_.empty()) return std::nullopt;
  FileBlock block = std::move(ready_.front());
  ready_.pop_front();
  return block;
}

void FollowedStream::finish() {
  if (reader_ != nullptr && !reader_->is_ready()) joiner_->end(ready_);
  reader_.reset();
  fd_ = {};
  descriptor_ = -1;
}

void FollowedStream::begin(const SourceContext& context) {
  reader_ = std::make_unique<UnpackingReader>(
      std::make_unique<FdReader>(std::exchange(fd_, {}), context.stop));
  joiner_.emplace(context.settings, false);
  head_ = {};
}

// False when it was told to stop, and at the end.
bool FollowedStream::read(const SourceContext& context) {
  const std::size_t room = std::max<std::size_t>(context.pool.block_size(), 4096);
  const std::shared_ptr<char[]> memory = context.pool.take(room);
  if (memory == nullptr) throw std::bad_alloc();
  const ReadOutcome outcome = reader_->read({memory.get(), room});
  if (outcome.kind == ReadOutcome::Kind::stopped) return false;
  if (outcome.bytes > 0) has_ended_ = false;
  const bool is_last = outcome.kind != ReadOutcome::Kind::more;
  if (const ContentKind* kind = head_.see({memory.get(), outcome.bytes}, is_last)) {
    refuse(*kind);
    return false;
  }
  Block block;
  block.bytes = {memory.get(), outcome.bytes};
  block.owner = memory;
  block.first_line = next_line_;
  next_line_ += count_newlines(block.bytes);
  if (!block.bytes.empty()) is_in_line_ = block.bytes.back() != '\n';
  if (!block.bytes.empty()) joiner_->add({file_, std::move(block)}, ready_);
  if (!is_last) return true;
  end(outcome);
  return false;
}

// It is no text: no line of it was given out, and none will be.
void FollowedStream::refuse(const ContentKind& kind) {
  Block told;
  told.errors.push_back(content_error(kind, *file_, reader_->packing()));
  ready_.push_back({file_, std::move(told)});
  has_ended_ = true;
  descriptor_ = -1;
  reader_.reset();
}

// It is closed, so that a writer notices, unless others are waited for.
void FollowedStream::end(const ReadOutcome& outcome) {
  joiner_->end(ready_);
  if (std::exchange(is_in_line_, false)) ++next_line_;
  Block told;
  if (outcome.kind == ReadOutcome::Kind::flawed) {
    told.errors.push_back(flaw_error(outcome.flaw, *file_, next_line_));
  } else if (outcome.kind != ReadOutcome::Kind::end) {
    told.errors.push_back(cannot_read(file_->name, outcome.error));
  }
  if (!told.errors.empty()) ready_.push_back({file_, std::move(told)});
  has_ended_ = true;
  if (outcome.kind == ReadOutcome::Kind::end) fd_ = open_again();
  descriptor_ = fd_.get();
  reader_.reset();  // behind that: a writer that has come meanwhile finds a reader all the time
}

// A descriptor that shows an end shows it until another writer comes; a new one does not. Not open
// where the path leads to no fifo any more.
FileDescriptor FollowedStream::open_again() const {
  struct stat status {};
  if (path_.empty() || ::stat(path_.c_str(), &status) != 0 || !S_ISFIFO(status.st_mode)) return {};
  FileDescriptor fd = open_for_reading(path_.c_str());
  fd.keep();
  return fd;
}

}  // namespace gsaw
