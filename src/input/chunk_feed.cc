// All inputs as chunks, for any number of workers: lanes side by side.
#include "input/chunk_feed.h"

#include <algorithm>
#include <utility>

namespace gsaw {

ChunkFeed::ChunkFeed(InputSet& inputs, const ReadSettings& settings, BlockPool& pool,
                     const StopSignal* interrupt)
    : inputs_(inputs), stop_(interrupt), context_{settings, stop_, pool} {}

std::optional<Chunk> ChunkFeed::next() {
  std::unique_lock lock(mutex_);
  while (!stop_.requested()) {
    const auto slot = idle_slot();
    if (slot != open_.end()) {
      Chunk chunk = take_from(slot, lock);
      if (stop_.requested()) {
        dropped_ = true;
        break;
      }
      return chunk;
    }
    if (open_.empty()) break;
    changed_.wait(lock);
  }
  return std::nullopt;
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
  return open_.insert(open_.end(), Slot{Lane(number, *inputs, context_), number});
}

Chunk ChunkFeed::take_from(Slots::iterator slot, std::unique_lock<std::mutex>& lock) {
  if (slot->skip) slot->lane.stop();
  const bool quick = slot->lane.is_quick();
  slot->busy = true;
  if (!quick) lock.unlock();
  Chunk chunk = slot->lane.next();
  if (!quick) lock.lock();
  slot->busy = false;
  if (chunk.last_of_lane) open_.erase(slot);
  if (!quick) changed_.notify_all();
  return chunk;
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
