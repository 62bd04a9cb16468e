// Reading ahead of the decoder by one buffer, and bringing out all that it has made.
#include "input/unpacking_reader.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/stage_timer.h"

namespace gsaw {
namespace {

// Two of a pipe's reads; some three chunks of text.
constexpr std::size_t kBuffer = std::size_t{128} << 10;

// How long what was read waits for more, so that what comes out before damage does not depend on
// when it came. Who writes all the time is seldom so slow, and nobody sees it.
constexpr Nanoseconds kMostWait = 50 * kNanosPerMilli;

}  // namespace

UnpackingReader::UnpackingReader(std::unique_ptr<ByteReader> raw, const ContentKind& content,
                                 std::uint64_t at)
    : raw_(std::move(raw)),
      is_known_(true),
      packing_(&content),
      unpacker_(std::in_place, content, at),
      buffer_(kBuffer) {}

void UnpackingReader::go_on_at(std::uint64_t at, std::unique_ptr<ByteReader> raw) {
  unpacker_->go_on_at(at);
  raw_ = std::move(raw);
  begin_ = end_ = 0;
  wants_more_ = true;
  last_.reset();
}

ReadOutcome UnpackingReader::read(std::span<char> to) {
  assert(!to.empty());
  if (!is_known_) return look(to);
  if (unpacker_) return unpack(to);
  if (begin_ < end_) return give_held(to);
  return last_ ? *last_ : raw_->read(to);
}

bool UnpackingReader::is_ready() {
  const bool has_some = unpacker_ ? !wants_more_ || is_owing_ : is_known_ && begin_ < end_;
  return last_ || has_some || raw_->is_ready();
}

// PERF: text is read to where it is wanted, and what is no beginning of anything is not held.
ReadOutcome UnpackingReader::look(std::span<char> to) {
  const ReadOutcome outcome = raw_->read(to.first(std::min(to.size(), kBuffer - end_)));
  const bool is_more = outcome.kind == ReadOutcome::Kind::more;
  if (!is_more) last_ = outcome;
  if (end_ == 0 && outcome.bytes > 0) {
    const std::string_view head(to.data(), outcome.bytes);
    is_known_ = find_content_kind(head) == nullptr && !may_become_content_kind(head);
    if (is_known_) return outcome;
  }
  if (outcome.bytes > 0) {
    buffer_.resize(kBuffer);
    std::memcpy(buffer_.data() + end_, to.data(), outcome.bytes);
    end_ += outcome.bytes;
  }
  const std::string_view head(buffer_.data(), end_);
  const ContentKind* const kind = find_content_kind(head);
  is_known_ = kind != nullptr || !is_more || (end_ > 0 && !may_become_content_kind(head));
  if (kind != nullptr && kind->packing != Packing::none) {
    packing_ = kind;
    unpacker_.emplace(*kind);
    wants_more_ = false;
    is_owing_ = true;
  }
  return {ReadOutcome::Kind::more};
}

ReadOutcome UnpackingReader::give_held(std::span<char> to) {
  const std::size_t size = std::min(to.size(), end_ - begin_);
  std::memcpy(to.data(), buffer_.data() + begin_, size);
  begin_ += size;
  return {ReadOutcome::Kind::more, size};
}

ReadOutcome UnpackingReader::unpack(std::span<char> to) {
  using Next = Unpacker::Next;
  Next next = Next::soon;
  if (wants_more_ && !last_) {
    if (is_pause()) {
      next = Next::later;
    } else {
      fill();
    }
  }
  if (has_ended()) next = Next::nothing;
  const Unpacker::Step step = unpacker_->step(held(), next, to);
  begin_ += step.used;
  if (next == Next::later) is_owing_ = step.used > 0 || step.made > 0;
  if (next == Next::soon && step.used > 0) owed_by_.reset();
  ReadOutcome outcome{ReadOutcome::Kind::more, step.made};
  if (step.flaw) {
    outcome.kind = ReadOutcome::Kind::flawed;
    outcome.flaw = *step.flaw;
  } else if (step.is_done) {
    outcome.kind = ReadOutcome::Kind::end;
  } else if (step.made == 0 && step.used == 0 && last_) {
    return *last_;  // reading has failed, and all that was made before that is out
  }
  // What fills the room may not be all there is; nothing is waited for before it is out.
  wants_more_ = (begin_ == end_ && step.made < to.size()) || (step.used == 0 && step.made == 0);
  return outcome;
}

// Whether what was read is wanted before more comes.
bool UnpackingReader::is_pause() {
  if (!is_owing_ || raw_->is_ready()) return false;
  if (!owed_by_) owed_by_ = steady_now() + kMostWait;
  return !raw_->is_ready_before(*owed_by_);
}

void UnpackingReader::fill() {
  if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  if (end_ == buffer_.size()) return;
  const ReadOutcome outcome = raw_->read(std::span(buffer_).subspan(end_));
  end_ += outcome.bytes;
  if (outcome.kind != ReadOutcome::Kind::more) last_ = outcome;
  is_owing_ |= outcome.bytes > 0;
}

}  // namespace gsaw
