// What has been read of a stream, so that it can be read again.
#include "input/stream_copy.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/unnamed_file.h"

namespace gsaw {

class StreamCopy::Copying : public ByteReader {
 public:
  Copying(std::shared_ptr<StreamCopy> copy, std::unique_ptr<ByteReader> original)
      : copy_(std::move(copy)), original_(std::move(original)) {}

  ReadOutcome read(std::span<char> to) override {
    const ReadOutcome outcome = original_->read(to);
    if (outcome.kind == ReadOutcome::Kind::more) {
      copy_->append(to.first(outcome.bytes));
    } else {
      copy_->end_ = outcome;
    }
    return outcome;
  }
  bool is_ready() override { return original_->is_ready(); }

 private:
  std::shared_ptr<StreamCopy> copy_;
  std::unique_ptr<ByteReader> original_;
};

class StreamCopy::Reading : public ByteReader {
 public:
  explicit Reading(std::shared_ptr<const StreamCopy> copy) : copy_(std::move(copy)) {}

  ReadOutcome read(std::span<char> to) override {
    using Kind = ReadOutcome::Kind;
    if (at_ == copy_->size_) {
      return copy_->failure_ == 0 ? copy_->end_ : ReadOutcome{Kind::lost, 0, copy_->failure_};
    }
    const auto size =
        static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), copy_->size_ - at_));
    const ssize_t got = ::pread(copy_->fd_.get(), to.data(), size, static_cast<off_t>(at_));
    if (got < 0 && errno == EINTR) return {Kind::more};
    if (got <= 0) return {Kind::lost, 0, got < 0 ? errno : EIO};
    at_ += static_cast<std::uint64_t>(got);
    return {Kind::more, static_cast<std::size_t>(got)};
  }
  bool is_ready() override { return true; }

 private:
  std::shared_ptr<const StreamCopy> copy_;
  std::uint64_t at_ = 0;
};

std::unique_ptr<ByteReader> StreamCopy::reader(std::unique_ptr<ByteReader> original) {
  if (std::exchange(is_read_, true)) return std::make_unique<Reading>(shared_from_this());
  return std::make_unique<Copying>(shared_from_this(), std::move(original));
}

void StreamCopy::append(std::span<const char> bytes) {
  if (failure_ != 0) return;
  if (!fd_.is_open()) {
    fd_ = FileDescriptor(open_unnamed_file());
    if (!fd_.is_open()) {
      failure_ = errno;
      return;
    }
  }
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      failure_ = written < 0 ? errno : ENOSPC;
      return;
    }
    size_ += static_cast<std::uint64_t>(written);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

}  // namespace gsaw
