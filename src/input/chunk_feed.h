// All inputs as chunks, for any number of workers: lanes side by side.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

#include "input/ahead_work.h"
#include "input/block_pool.h"
#include "input/chunk.h"
#include "input/chunk_lane.h"
#include "input/input_set.h"
#include "input/open_source.h"
#include "input/stop_signal.h"

namespace gsaw {

// What may be said to those who bring the chunks.
class FeedControl {
 public:
  virtual ~FeedControl() = default;
  // No more chunks are wanted.
  virtual void stop() = 0;
  // No more lines of this lane are wanted.
  virtual void skip_rest_of(std::uint32_t lane) = 0;
};

// A worker gets its chunk from the first lane that nobody is reading at the moment; while
// others wait for a pipe, or open a file, it opens the next. So every worker that waits for
// nothing moves the first unfinished lane on, as the ordered writer needs it. Who unpacks
// hands chunks to those who wait; these unpack what it will come to, meanwhile.
class ChunkFeed : public FeedControl {
 public:
  // All must outlive it. Blocks of streams may outlive it. `interrupt`, if any, stops it from
  // outside.
  ChunkFeed(InputSet& inputs, const ReadSettings& settings, BlockPool& pool,
            const StopSignal* interrupt = nullptr);

  // The next chunk; none at the end, after stop() and when interrupted: then nobody is given
  // another. Of each lane they come in order. Safe to call from any thread; on a quiet pipe it
  // waits.
  std::optional<Chunk> next();

  // True when every chunk there is was given out. When nobody is in next().
  bool is_exhausted() const;

  // Makes next() return none, at once where it waits. From any thread.
  void stop() override;
  void skip_rest_of(std::uint32_t lane) override;

 private:
  struct Slot {
    std::unique_ptr<ChunkLane> lane;
    std::uint32_t number;
    bool busy = false;  // a worker is in its next()
    bool skip = false;
    std::uint64_t streamed = 0;  // bytes of lines that it has given out, but for ranges of files
    std::uint64_t behind = 0;    // the same of those that are done, between it and the next
  };
  using Slots = std::list<Slot>;

  Slots::iterator idle_slot();
  std::optional<Chunk> read_on(Slots::iterator slot, std::unique_lock<std::mutex>& lock);
  Chunk take_from(Slots::iterator slot, std::unique_lock<std::mutex>& lock);
  std::uint64_t streamed_before(Slots::iterator slot) const;
  void close(Slots::iterator slot);

  InputSet& inputs_;
  StopSignal stop_;
  AheadWork ahead_;
  SourceContext context_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  Slots open_;  // in order
  std::uint32_t next_lane_ = 0;
  std::uint64_t streamed_ = 0;  // by lanes that are done, before all that are open
  std::size_t waiting_ = 0;     // workers
  std::deque<Chunk> handed_;    // one for each of as many of these
  bool dropped_ = false;        // a chunk was taken and not given out
};

}  // namespace gsaw
