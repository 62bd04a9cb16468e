// Members of one packed file, unpacked side by side: what is unpacked ahead, and when it counts.
#include "input/members_ahead.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <utility>
#include <vector>

#include "input/range_reader.h"
#include "packed/member_search.h"

namespace gsaw {

MembersAhead::MembersAhead(std::shared_ptr<const FileDescriptor> fd, const ContentKind& content,
                           const AheadLimits& limits, const StopSignal& stop)
    : fd_(std::move(fd)),
      content_(content),
      limits_(limits),
      stop_(stop),
      texts_(limits.text, limits.segments + 1) {  // one is being read
  spare_.reserve(limits.segments);
}

std::unique_ptr<UnpackingReader> MembersAhead::reader_at(std::uint64_t begin) {
  auto raw = std::make_unique<RangeReader>(fd_, begin);
  std::unique_lock lock(mutex_);
  if (spare_.empty()) {
    lock.unlock();
    return std::make_unique<UnpackingReader>(std::move(raw), content_, begin);
  }
  std::unique_ptr<UnpackingReader> reader = std::move(spare_.back());
  spare_.pop_back();
  reader->go_on_at(begin, std::move(raw));
  return reader;
}

void MembersAhead::give_back(std::unique_ptr<UnpackingReader> reader) {
  const std::lock_guard lock(mutex_);
  if (spare_.size() < spare_.capacity()) spare_.push_back(std::move(reader));
}

bool MembersAhead::unpack_next() {
  std::shared_ptr<Segment> segment;
  try {
    const std::lock_guard lock(mutex_);
    segment = begin_next();
    if (segment == nullptr) return false;
    segments_.push_back(segment);
  } catch (const std::bad_alloc&) {
    return false;
  }
  try {
    unpack(*segment);
  } catch (const std::bad_alloc&) {
    segment->text.reset();
  }
  const std::lock_guard lock(mutex_);
  segment->is_done = true;
  changed_.notify_all();
  return true;
}

// Null when there is none to begin with.
std::shared_ptr<Segment> MembersAhead::begin_next() {
  if (given_up_ || segments_.size() >= limits_.segments) return nullptr;
  if (next_ <= reached_) {
    next_ = member_behind(reached_).value_or(0);
    given_up_ = next_ == 0;
    if (given_up_) return nullptr;
  }
  const auto end = member_behind(next_);
  given_up_ = !end;
  auto segment = std::make_shared<Segment>();
  segment->begin = next_;
  segment->end = end.value_or(std::numeric_limits<std::uint64_t>::max());
  next_ = segment->end;
  return segment;
}

// Where one begins that is a segment's length behind `begin`, where another does.
std::optional<std::uint64_t> MembersAhead::member_behind(std::uint64_t begin) {
  constexpr std::size_t kMostLengths = 16;  // a longer member is not worth it
  std::size_t known = 0;
  for (std::size_t lengths = 2; lengths <= kMostLengths; lengths *= 2) {
    const std::size_t wanted = limits_.packed * lengths;
    known = look_at(begin, known, wanted);
    const std::span<const char> packed(seen_.data(), known);
    if (const auto found = find_member(content_.packing, packed, limits_.packed)) {
      return begin + *found;
    }
    if (known < wanted) break;
  }
  return std::nullopt;
}

// Makes `known` bytes from `begin` on `size`, or less at the end of the file; how many they are
// then.
std::size_t MembersAhead::look_at(std::uint64_t begin, std::size_t known, std::size_t size) {
  if (seen_.size() < size) seen_.resize(size);
  while (known < size) {
    const ssize_t got =
        ::pread(fd_->get(), seen_.data() + known, size - known, static_cast<off_t>(begin + known));
    if (got <= 0) break;  // what is wrong with it whoever reads it finds out
    known += static_cast<std::size_t>(got);
  }
  return known;
}

void MembersAhead::unpack(Segment& segment) {
  std::unique_ptr<UnpackingReader> reader = reader_at(segment.begin);
  const Unpacker& unpacker = reader->unpacker();
  segment.text = texts_.take(limits_.text);
  while (segment.text != nullptr && segment.size < limits_.text && !stop_.requested()) {
    if (!unpacker.in_member() && unpacker.at() >= segment.end) break;
    const ReadOutcome outcome =
        reader->read({segment.text.get() + segment.size, limits_.text - segment.size});
    segment.size += outcome.bytes;
    if (outcome.kind == ReadOutcome::Kind::more) continue;
    segment.ending = outcome;
    segment.ending->bytes = 0;
    return;
  }
  segment.next = unpacker.at();
  if (unpacker.in_member()) {
    segment.reader = std::move(reader);
  } else {
    give_back(std::move(reader));
  }
}

// While it waits for one it unpacks another.
std::shared_ptr<Segment> MembersAhead::take(std::uint64_t at) {
  std::unique_lock lock(mutex_);
  reached_ = at;
  while (!segments_.empty() && segments_.front()->begin < at) segments_.pop_front();
  if (segments_.empty() || segments_.front()->begin != at) return nullptr;
  const std::shared_ptr<Segment> segment = segments_.front();
  while (!segment->is_done) {
    lock.unlock();
    const bool helped = unpack_next();
    lock.lock();
    if (!helped && !segment->is_done) changed_.wait(lock);
  }
  segments_.pop_front();
  return segment->text != nullptr ? segment : nullptr;
}

ReadOutcome MembersReader::read(std::span<char> to) {
  if (stop_.requested()) return {ReadOutcome::Kind::stopped};
  while (segment_ != nullptr || take_segment()) {
    if (const std::size_t size = give(to); size > 0) return {ReadOutcome::Kind::more, size};
    if (segment_->ending) return *segment_->ending;
    end_segment();
  }
  return reader_->read(to);
}

// Of the segment's text.
std::size_t MembersReader::give(std::span<char> to) {
  const std::size_t size = std::min(to.size(), segment_->size - given_);
  if (size > 0) std::memcpy(to.data(), segment_->text.get() + given_, size);
  given_ += size;
  return size;
}

// False when none begins here, as far as is known.
bool MembersReader::take_segment() {
  const Unpacker& unpacker = reader_->unpacker();
  if (unpacker.in_member()) return false;
  segment_ = ahead_->take(unpacker.at());
  given_ = 0;
  return segment_ != nullptr;
}

// Goes on behind it.
void MembersReader::end_segment() {
  if (segment_->reader != nullptr) {
    ahead_->give_back(std::exchange(reader_, std::move(segment_->reader)));
  } else {
    ahead_->give_back(std::move(reader_));
    reader_ = ahead_->reader_at(segment_->next);
  }
  segment_.reset();
}

}  // namespace gsaw
