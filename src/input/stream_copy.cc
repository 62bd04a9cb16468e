// What has been read of a stream, so that it can be read again.
#include "input/stream_copy.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/unnamed_file.h"
#include "input/open_for_reading.h"

namespace gsaw {

class StreamCopy::Reader : public ByteReader {
 public:
  Reader(std::shared_ptr<StreamCopy> copy, std::unique_ptr<ByteReader> original)
      : copy_(std::move(copy)), original_(std::move(original)) {}

  ReadOutcome read(std::span<char> to) override {
    using Kind = ReadOutcome::Kind;
    if (at_ < copy_->size_) return read_copy(to);
    if (at_ < copy_->passed_) return {Kind::lost, 0, copy_->failure_};
    if (copy_->end_) return *copy_->end_;
    const ReadOutcome outcome = original_->read(to);
    if (outcome.kind == Kind::more) {
      copy_->append(to.first(outcome.bytes));
      at_ += outcome.bytes;
    } else if (outcome.kind != Kind::stopped) {
      copy_->end_ = outcome;
      copy_->original_ = {};
    }
    return outcome;
  }
  bool is_ready() override { return at_ < copy_->passed_ || copy_->end_ || original_->is_ready(); }
  bool is_ready_before(Nanoseconds until) override {
    return at_ < copy_->passed_ || copy_->end_ || original_->is_ready_before(until);
  }

 private:
  ReadOutcome read_copy(std::span<char> to) {
    using Kind = ReadOutcome::Kind;
    const auto size =
        static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), copy_->size_ - at_));
    const ssize_t got = ::pread(copy_->fd_.get(), to.data(), size, static_cast<off_t>(at_));
    if (got < 0 && errno == EINTR) return {Kind::more};
    if (got <= 0) return {Kind::lost, 0, got < 0 ? errno : EIO};
    at_ += static_cast<std::uint64_t>(got);
    return {Kind::more, static_cast<std::size_t>(got)};
  }

  std::shared_ptr<StreamCopy> copy_;
  std::unique_ptr<ByteReader> original_;
  std::uint64_t at_ = 0;
};

std::unique_ptr<ByteReader> StreamCopy::reader(std::unique_ptr<ByteReader> original) {
  return std::make_unique<Reader>(shared_from_this(), std::move(original));
}

void StreamCopy::hold(const FileDescriptor& fd) {
  if (!end_ && !original_.is_open()) original_ = duplicate(fd.get());
  original_.keep();
}

void StreamCopy::append(std::span<const char> bytes) {
  passed_ += bytes.size();
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
