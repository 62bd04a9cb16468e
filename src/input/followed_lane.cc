// All that is followed as one lane: its chunks come in the order in which they were written.
#include "input/followed_lane.h"

#include <new>
#include <optional>
#include <utility>

namespace gsaw {

Chunk FollowedLane::next() {
  Chunk chunk;
  try {
    std::optional<FileBlock> next;
    if (!is_stopped_) next = followed_->next(context_);
    chunk.last_of_lane = !next;
    if (next) {
      chunk.file = std::move(next->file);
      chunk.block = std::move(next->block);
    }
  } catch (const std::bad_alloc&) {
    chunk.block.interruption = Interruption{Interruption::Reason::out_of_memory, {}};
    chunk.last_of_lane = true;
  }
  chunk.id = {number_, next_index_++};
  return chunk;
}

}  // namespace gsaw
