// The last entries of one lane, and the malformed lines among them.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "analyze/keeper.h"
#include "analyze/last_by_time.h"
#include "analyze/line_copies.h"
#include "pipeline/chunk_result.h"
#include "pipeline/kept_chunk.h"

namespace gsaw {

// Chunks come in their order, the window sliding forward; or in the reverse of it, the window
// filling from the end.
class LaneTail {
 public:
  // At most `limit` entries are kept, copied to `keeper` where nothing else holds them.
  // `timed`: what the first of them is to be ordered by is asked, too.
  LaneTail(std::uint64_t limit, bool timed, Keeper& keeper)
      : limit_(limit), timed_(timed), keeper_(keeper) {}

  // The next chunk, of whose selected entries the first `entries` count; `file` is the number
  // that they get for it.
  void add(ChunkResult& result, std::uint64_t entries, std::uint32_t file);

  // True when nothing that comes still can change what is kept. Only from the end.
  bool is_settled() const;

  // What is left: the entries in order, and what they are ordered by ...
  std::vector<HeldEntry> take_entries();
  // ... and the lines spoken of among and behind them, with those before them when they are
  // fewer than the limit. For the log the first entry kept is number 0.
  LineLog take_noted();
  std::size_t size() const { return entries_.size(); }

 private:
  bool is_full() const { return entries_.size() >= limit_; }
  void add_behind(std::span<const KeptEntry> entries, const KeptChunk& kept, std::uint32_t file);
  void add_before(std::span<const KeptEntry> entries, const KeptChunk& kept, std::uint32_t file);
  HeldEntry hold(KeptEntry entry, const KeptChunk& kept, std::uint32_t file, LineCopies& lines);

  const std::uint64_t limit_;
  const bool timed_;
  Keeper& keeper_;
  std::deque<HeldEntry> entries_;
  // The time of the last entry before them that has one.
  Nanoseconds time_before_ = KeptEntry::kNoTime;
  // Entries are numbered as they come, from 0 on or from the end from -1 down.
  std::int64_t seen_ = 0;
  std::deque<LineLog> malformed_;
  bool from_end_ = false;
};

}  // namespace gsaw
