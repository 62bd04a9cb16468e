// How the inputs are gone through, whatever is made of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/nanoseconds.h"
#include "input/stop_signal.h"
#include "pipeline/likely_times.h"
#include "pipeline/malformed_lines.h"

namespace gsaw {

class IdMentions;
class IdsMet;
class Progress;
class TakenOnce;

struct PassSettings {
  unsigned threads = 1;
  std::size_t chunk_size = 0;                    // bytes; 0: chosen by the number of threads
  std::size_t max_line = std::size_t{64} << 20;  // bytes; longer lines are not held in memory
  bool prefilter = true;  // false: parse every line all the same (a testing aid)
  MalformedLines malformed = MalformedLines::show;
  // False where there is no form for them: they are counted, and use up no -m or -n.
  bool malformed_selectable = true;
  std::optional<std::uint64_t> max_count;  // -m
  bool sample_head = true;                 // keep what hints after no match need
  // --in-order: how far entries of a file may be out of the order of time. Then only the parts of
  // files with times that the query asks for are read; or with `newest_only` those that may hold
  // the newest entry.
  std::optional<Nanoseconds> in_order;
  bool newest_only = false;
  // Only what is likely of these times is read; but for `newest_only`.
  std::optional<LikelyTimes> likely;
  // Entries that are in it already are not selected; those that are, get there. Must outlive it;
  // null: all are.
  TakenOnce* taken = nullptr;
  // Is told of each selected entry, also of those that are in `taken`. Must outlive it; may be
  // null.
  IdsMet* ids_met = nullptr;
  // Entries that would be selected if these were ids of theirs are counted. Must outlive it; null:
  // they are not.
  const IdMentions* mentions = nullptr;
  bool stats = false;                     // measure the stages
  Progress* progress = nullptr;           // is told how far it is; must outlive it
  const StopSignal* interrupt = nullptr;  // ends the pass early; must outlive it
  // Then the inputs end by themselves, behind what they hold back (FollowedSet).
  bool inputs_see_interrupt = false;
};

// The same for a pass that shows nothing: over all entries, and nothing is said of other lines.
inline PassSettings for_all_entries(PassSettings settings) {
  settings.max_count.reset();
  settings.sample_head = false;
  settings.malformed = MalformedLines::skip;
  settings.malformed_selectable = false;
  return settings;
}

// Memory is a budget of the process, not of a thread: 64 MiB of its own, whatever the number of
// threads. Of that the chunks at work and the results that wait for their turn have these
// shares; the rest is for what threads and parsers need, and for the product being written.
struct MemoryShares {
  static constexpr std::size_t kChunks = std::size_t{8} << 20;
  static constexpr std::size_t kWaiting = std::size_t{8} << 20;
};

// A MiB: long enough that neither a chunk's fixed cost nor that of adding up what chunks have made
// shows (src/README.md has figures). Less where there are many threads.
inline std::size_t chunk_size_for(unsigned threads) {
  constexpr std::size_t kUsual = std::size_t{1} << 20, kLeast = std::size_t{32} << 10;
  return std::clamp(MemoryShares::kChunks / std::max(threads, 1U), kLeast, kUsual);
}

}  // namespace gsaw
