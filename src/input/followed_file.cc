// Reading on at the end of a file, and noticing that it is another text by now.
#include "input/followed_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "base/byte_scan.h"
#include "input/entry_part.h"
#include "input/fd_reader.h"
#include "input/newlines.h"
#include "input/open_error.h"
#include "input/open_file.h"
#include "input/open_for_reading.h"
#include "input/unpacking_reader.h"

namespace gsaw {
namespace {

const ContentKind* content_kind_of(const FileDescriptor& fd) {
  std::array<char, kContentHead> head{};
  const ssize_t got = ::pread(fd.get(), head.data(), head.size(), 0);
  if (got <= 0) return nullptr;
  return find_content_kind({head.data(), static_cast<std::size_t>(got)});
}

bool begins_packed(const FileDescriptor& fd) {
  const ContentKind* const kind = content_kind_of(fd);
  return kind != nullptr && kind->packing != Packing::none;
}

}  // namespace

FollowedFile::FollowedFile(FileDescriptor fd, const FileStamp& stamp, std::string name,
                           TextMark mark)
    : fd_(std::move(fd)),
      identity_(stamp.identity),
      mark_(std::move(mark)),
      is_packed_(begins_packed(fd_)) {
  assert(fd_.is_open());
  InputFile file{.name = std::move(name), .named_on_command_line = false};
  if (!is_packed_) file.identity = identity_;
  file_ = std::make_shared<const InputFile>(std::move(file));
}

FileStamp FollowedFile::stamp() const { return stamp_of(fd_).value_or(FileStamp{identity_, 0, 0}); }

bool FollowedFile::begins_as(const TextMark& text) const {
  return TextMark::of_file(fd_, text.position()) == text;
}

const ContentKind* FollowedFile::unreadable() const {
  const ContentKind* const kind = content_kind_of(fd_);
  return kind != nullptr && kind->packing == Packing::none ? kind : nullptr;
}

bool FollowedFile::is_deleted() const {
  struct stat status {};
  return ::fstat(fd_.get(), &status) == 0 && status.st_nlink == 0;
}

std::string FollowedFile::head_lines() const {
  const std::uint64_t size = std::min<std::uint64_t>(mark_.position(), kRuntimeLogHead);
  std::string text(static_cast<std::size_t>(size), '\0');
  std::optional<Error> loss;
  text.resize(read_at(fd_, text.data(), text.size(), 0, *file_, loss));
  text.resize(whole_lines(text).size());
  return text;
}

Block FollowedFile::last_lines(std::uint64_t size, const SourceContext& context) {
  Block block;
  count_lines_before(context, block);
  const std::uint64_t begin = mark_.position() - std::min(mark_.position(), size);
  const std::uint64_t from = begin - std::min<std::uint64_t>(begin, 1);  // whether a line begins
  const auto text =
      std::make_shared<std::string>(static_cast<std::size_t>(mark_.position() - from), '\0');
  std::optional<Error> loss;
  text->resize(read_at(fd_, text->data(), text->size(), from, *file_, loss));
  if (loss) block.errors.push_back(*std::move(loss));
  block.bytes = whole_lines(*text);
  if (begin > 0) block.bytes.remove_prefix(first_line(block.bytes).size());
  block.owner = text;
  block.offset = mark_.position() - block.bytes.size();
  if (next_line_ > 0) block.first_line = next_line_ - count_newlines(block.bytes);
  return block;
}

void FollowedFile::restart() {
  mark_ = {};
  read_to_ = {};
  next_line_ = 0;
}

FollowedFile::Outcome FollowedFile::read(const SourceContext& context, Block& block) {
  if (is_done_) return Outcome::nothing;
  if (is_packed_) return read_packed(context, block);
  const std::optional<FileStamp> stamp = stamp_of(fd_);
  if (!stamp) return fail(cannot_read(file_->name, errno), block);
  if (*stamp == read_to_) return Outcome::nothing;
  if (stamp->size < mark_.position()) return Outcome::rewritten;
  count_lines_before(context, block);
  const Outcome outcome = read_grown(context, *stamp, block);
  return outcome == Outcome::nothing && !block.errors.empty() ? Outcome::some : outcome;
}

// With the last bytes that were read before, which must be there still.
FollowedFile::Outcome FollowedFile::read_grown(const SourceContext& context, const FileStamp& stamp,
                                               Block& block) {
  const std::string& tail = mark_.tail();
  const std::uint64_t grown = stamp.size - mark_.position();
  const std::size_t wanted = tail.size() + static_cast<std::size_t>(std::min<std::uint64_t>(
                                               grown, context.pool.block_size()));
  const std::shared_ptr<char[]> memory = context.pool.take(wanted);
  if (memory == nullptr) throw std::bad_alloc();
  std::size_t size = 0;
  while (size < wanted) {
    const auto at = static_cast<off_t>(mark_.position() - tail.size() + size);
    const ssize_t got = ::pread(fd_.get(), memory.get() + size, wanted - size, at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(cannot_read(file_->name, errno), block);
    if (got == 0) break;  // it was cut meanwhile
    size += static_cast<std::size_t>(got);
  }
  if (std::string_view(memory.get(), std::min(size, tail.size())) != tail) {
    return Outcome::rewritten;
  }
  if (grown == 0) read_to_ = stamp;
  if (size == tail.size()) return Outcome::nothing;
  const ContentKind* const kind = mark_.position() == 0 ? unreadable() : nullptr;
  if (kind != nullptr) return fail(content_error(*kind, *file_), block);
  block.bytes = {memory.get() + tail.size(), size - tail.size()};
  block.owner = memory;
  block.offset = mark_.position();
  block.first_line = next_line_;
  if (next_line_ > 0) next_line_ += count_newlines(block.bytes);
  mark_.add(block.bytes);
  return Outcome::some;
}

// Of a text that was read in part before, the rest.
FollowedFile::Outcome FollowedFile::read_packed(const SourceContext& context, Block& block) {
  if (unpacked_ == nullptr) {
    unpacked_ = std::make_unique<UnpackingReader>(
        std::make_unique<FdReader>(duplicate(fd_.get()), context.stop));
  }
  const std::size_t room = std::max<std::size_t>(context.pool.block_size(), 4096);
  while (!is_done_) {
    const std::shared_ptr<char[]> memory = context.pool.take(room);
    if (memory == nullptr) throw std::bad_alloc();
    const ReadOutcome outcome = unpacked_->read({memory.get(), room});
    is_done_ = outcome.kind != ReadOutcome::Kind::more;
    if (outcome.kind == ReadOutcome::Kind::failed) {
      return fail(cannot_read(file_->name, outcome.error), block);
    }
    const std::string_view bytes(memory.get(), outcome.bytes);
    if (const ContentKind* kind = unpacked_head_.see(bytes, is_done_)) {
      return fail(content_error(*kind, *file_, unpacked_->packing()), block);
    }
    const std::uint64_t known = mark_.position() - std::min(mark_.position(), passed_over_);
    const auto skipped = static_cast<std::size_t>(std::min<std::uint64_t>(known, bytes.size()));
    passed_over_ += bytes.size();
    next_line_ += count_newlines(bytes.substr(0, skipped)) + (next_line_ == 0 ? 1 : 0);
    block.bytes = bytes.substr(skipped);
    block.owner = memory;
    block.first_line = next_line_;
    mark_.add(block.bytes);
    next_line_ += count_newlines(block.bytes);
    if (outcome.kind == ReadOutcome::Kind::flawed) {
      block.errors.push_back(flaw_error(outcome.flaw, *file_, next_line_));
    }
    if (!block.bytes.empty() || !block.errors.empty()) return Outcome::some;
  }
  return Outcome::nothing;
}

FollowedFile::Outcome FollowedFile::fail(Error error, Block& block) {
  is_done_ = true;
  block.errors.push_back(std::move(error));
  return Outcome::some;
}

// Once, where lines are counted. Without them they would have wrong numbers, which is said.
void FollowedFile::count_lines_before(const SourceContext& context, Block& block) {
  if (!context.settings.count_lines || next_line_ > 0) return;
  std::vector<char> piece(std::size_t{256} << 10);
  next_line_ = 1;
  std::optional<Error> loss;
  for (std::uint64_t at = 0; at < mark_.position() && !loss;) {
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), mark_.position() - at));
    const std::size_t got = read_at(fd_, piece.data(), wanted, at, *file_, loss);
    next_line_ += count_newlines({piece.data(), got});
    at += got;
  }
  if (loss) block.errors.push_back(*std::move(loss));
}

}  // namespace gsaw
