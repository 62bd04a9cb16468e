// The first lines of the inputs, kept as they pass: the facts behind the hints after no match.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "base/function_ref.h"
#include "pipeline/chunk_result.h"
#include "pipeline/malformed_lines.h"
#include "query/compiled_query.h"
#include "query/observations.h"

namespace gsaw {

// A line that begins an entry over several, it seems: an object as whoever prints JSON for people
// writes it, or one of journalctl -o export.
struct SpreadEntry {
  LinePlace place;
  bool is_of_journal = false;
};

// What the query met in them.
struct SampleReport {
  Observations seen;
  std::uint64_t entries = 0;          // judged
  CountedLines malformed;             // lines that were not
  std::optional<SpreadEntry> spread;  // the first
  bool all = true;                    // that was all of the input

  std::uint64_t size() const { return entries + malformed.count; }
};

// Told of the chunks in order. The same whatever their size.
class HeadSample {
 public:
  // Lines beyond these are not looked at: a field that a service logs at all it logs in most
  // of its entries; so much memory may streams hold for it.
  static constexpr std::uint64_t kEntries = 5000;
  static constexpr std::uint64_t kBytes = std::uint64_t{4} << 20;

  void add(ChunkResult& result);

  // Calls `use` with each record of them, malformed ones too, and what tells where its line is,
  // until it returns false. Says whether these were all there are. What can no longer be read is
  // passed over, and so is a line of more than `max_line` bytes.
  using Use = FunctionRef<bool(const Record&, FunctionRef<LinePlace()>)>;
  bool read(std::size_t max_line, Use use) const;

  // Judges them, without a prefilter; with MalformedLines::only, when a run judges none, only
  // counts them.
  SampleReport judge(const CompiledQuery& query, MalformedLines malformed,
                     std::size_t max_line) const;

  // The first in the very first lines.
  std::optional<SpreadEntry> spread_entry(std::size_t max_line) const;

 private:
  std::vector<HeadPiece> settled_;  // of the lanes before
  std::deque<HeadPiece> lane_pieces_;
  std::uint32_t lane_ = 0;
  std::uint64_t settled_bytes_ = 0, lane_bytes_ = 0;
  bool complete_ = true;  // nothing was left out
};

}  // namespace gsaw
