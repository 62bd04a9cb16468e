// A pipe or the like that is read as it comes, while others are as well.
#include "input/followed_stream.h"

#include <algorithm>
#include <new>
#include <utility>

#include "base/byte_scan.h"
#include "input/fd_reader.h"
#include "input/open_error.h"
#include "input/unpacking_reader.h"

namespace gsaw {

FollowedStream::FollowedStream(FileDescriptor fd, std::string name)
    : fd_(std::move(fd)),
      descriptor_(fd_.get()),
      file_(std::make_shared<const InputFile>(InputFile{.name = std::move(name)})) {}

std::optional<FileBlock> FollowedStream::next(const SourceContext& context) {
  if (reader_ == nullptr) {
    reader_ =
        std::make_unique<UnpackingReader>(std::make_unique<FdReader>(std::move(fd_), context.stop));
    joiner_.emplace(context.settings, false);
  }
  while (ready_.empty() && !has_ended_ && reader_->is_ready() && read(context)) {
  }
  if (ready_.empty() && !has_ended_) joiner_->pause(ready_);
  if (ready_.empty()) return std::nullopt;
  FileBlock block = std::move(ready_.front());
  ready_.pop_front();
  return block;
}

void FollowedStream::finish() {
  if (!has_ended_ && reader_ != nullptr && !reader_->is_ready()) joiner_->end(ready_);
  has_ended_ = true;
}

// False when it was told to stop.
bool FollowedStream::read(const SourceContext& context) {
  const std::size_t room = std::max<std::size_t>(context.pool.block_size(), 4096);
  const std::shared_ptr<char[]> memory = context.pool.take(room);
  if (memory == nullptr) throw std::bad_alloc();
  const ReadOutcome outcome = reader_->read({memory.get(), room});
  if (outcome.kind == ReadOutcome::Kind::stopped) return false;
  has_ended_ = outcome.kind != ReadOutcome::Kind::more;
  Block block;
  block.bytes = {memory.get(), outcome.bytes};
  block.owner = memory;
  block.first_line = next_line_;
  next_line_ += count_newlines(block.bytes);
  if (!block.bytes.empty()) joiner_->add({file_, std::move(block)}, ready_);
  if (!has_ended_) return true;
  joiner_->end(ready_);
  Block told;
  if (outcome.kind == ReadOutcome::Kind::flawed) {
    told.errors.push_back(flaw_error(outcome.flaw, *file_, next_line_));
  } else if (outcome.kind != ReadOutcome::Kind::end) {
    told.errors.push_back(cannot_read(file_->name, outcome.error));
  }
  if (!told.errors.empty()) ready_.push_back({file_, std::move(told)});
  return true;
}

}  // namespace gsaw
