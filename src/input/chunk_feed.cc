// All inputs as chunks, for any number of workers: lanes side by side.
#include "input/chunk_feed.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "input/followed_lane.h"
#include "input/lane.h"

namespace gsaw {
namespace {

std::unique_ptr<ChunkLane> open_lane(std::uint32_t number, const LaneInputs& inputs,
                                     const SourceContext& context) {
  if (inputs.followed == nullptr) return std::make_unique<Lane>(number, inputs, context);
  return std::make_unique<FollowedLane>(number, inputs.followed, context);
}

}  // namespace

ChunkFeed::ChunkFeed(InputSet& inputs, const ReadSettings& settings, BlockPool& pool,
                     const StopSignal* interrupt)
    : inputs_(inputs),
      stop_(interrupt),
      ahead_(settings.threads, settings.chunk_size),
      context_{settings, stop_, pool, &ahead_} {}

std::optional<Chunk> ChunkFeed::next() {
  std::unique_lock lock(mutex_);
  bool has_asked = false;  // and there was nothing to unpack
  while (!stop_.requested()) {
    if (!handed_.empty()) {
      Chunk chunk = std::move(handed_.front());
      handed_.pop_front();
      return chunk;
    }
    const auto slot = idle_slot();
    if (slot != open_.end()) {
      if (std::optional<Chunk> chunk = read_on(slot, lock)) return chunk;
      continue;
    }
    if (open_.empty()) break;
    if (!has_asked) {
      lock.unlock();
      has_asked = !ahead_.do_some();
      lock.lock();
      continue;
    }
    has_asked = false;
    ++waiting_;
    changed_.wait(lock);
    --waiting_;
  }
  dropped_ |= !handed_.empty();
  return std::nullopt;
}

// While others wait they get the chunks of what is unpacked, one each, and this one goes on
// unpacking. None when told to stop.
//
// PERF: a decoder's tables and window stay in the cache of one processor, and no thread has to
// wake up before more is unpacked.
std::optional<Chunk> ChunkFeed::read_on(Slots::iterator slot, std::unique_lock<std::mutex>& lock) {
  for (;;) {
    const bool is_quick = slot->lane->is_quick();
    Chunk chunk = take_from(slot, lock);
    const bool is_handed = !chunk.last_of_lane && slot->lane->unpacks() && !stop_.requested() &&
                           waiting_ > handed_.size();
    if (!is_handed) {
      if (!is_quick) changed_.notify_all();  // the lane is idle, or done
      if (!stop_.requested()) return chunk;
      dropped_ = true;
      return std::nullopt;
    }
    handed_.push_back(std::move(chunk));
    changed_.notify_one();
  }
}

// The first lane that nobody reads, a new one where all are being read; none when there are
// no more.
ChunkFeed::Slots::iterator ChunkFeed::idle_slot() {
  const auto idle =
      std::find_if(open_.begin(), open_.end(), [](const Slot& slot) { return !slot.busy; });
  if (idle != open_.end()) return idle;
  const LaneInputs* const inputs = inputs_.lane(next_lane_);
  if (inputs == nullptr) return open_.end();
  const std::uint32_t number = next_lane_++;
  return open_.insert(open_.end(), Slot{open_lane(number, *inputs, context_), number});
}

Chunk ChunkFeed::take_from(Slots::iterator slot, std::unique_lock<std::mutex>& lock) {
  if (slot->skip) slot->lane->stop();
  const bool quick = slot->lane->is_quick();
  slot->busy = true;
  if (!quick) lock.unlock();
  Chunk chunk = slot->lane->next();
  if (!quick) lock.lock();
  slot->busy = false;
  chunk.streamed_before = streamed_before(slot);
  slot->streamed += chunk.block.bytes.size();
  if (chunk.last_of_lane) close(slot);
  return chunk;
}

std::uint64_t ChunkFeed::streamed_before(Slots::iterator slot) const {
  return std::accumulate(
      open_.begin(), Slots::const_iterator(slot), streamed_ + slot->streamed,
      [](std::uint64_t sum, const Slot& before) { return sum + before.streamed + before.behind; });
}

void ChunkFeed::close(Slots::iterator slot) {
  std::uint64_t& before = slot == open_.begin() ? streamed_ : std::prev(slot)->behind;
  before += slot->streamed + slot->behind;
  open_.erase(slot);
}

bool ChunkFeed::is_exhausted() const {
  return !dropped_ && open_.empty() && inputs_.lane(next_lane_) == nullptr;
}

void ChunkFeed::stop() {
  stop_.request();
  const std::lock_guard lock(mutex_);
  changed_.notify_all();
}

void ChunkFeed::skip_rest_of(std::uint32_t lane) {
  const std::lock_guard lock(mutex_);
  for (Slot& slot : open_) slot.skip |= slot.number == lane;
}

}  // namespace gsaw
