// What a worker hands over for one chunk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/input_file.h"
#include "pipeline/run_stats.h"

namespace gsaw {

// Where a malformed line stands, left to be counted out until it is known to be the first.
struct MalformedPlace {
  std::uint64_t first_line = 0;       // line number where `before` begins; 0: unknown
  std::string_view before;            // the bytes from there up to the line
  std::shared_ptr<const void> owner;  // keeps `before` alive
};

// Malformed lines of one chunk between which none of its entries was selected.
struct MalformedRun {
  std::uint64_t entries_before = 0;  // selected entries of the chunk before them
  bool is_entry = false;             // it is itself selected: the entry behind those
  std::uint64_t count = 0;
  MalformedPlace first;

  bool is_at_or_behind(std::uint64_t entry) const {
    return entries_before > entry || (entries_before == entry && is_entry);
  }
};

struct ChunkResult {
  std::uint64_t sequence = 0;
  std::shared_ptr<const InputFile> file;
  bool first_of_file = false;

  std::uint64_t entries = 0;   // JSON objects judged
  std::uint64_t selected = 0;  // records that matched, malformed ones included
  // Lines that are no JSON object and are not shown either. Of lines that the prefilter
  // can rule out none are counted, whether it is at work or not: it does not see them.
  std::uint64_t malformed = 0;
  MalformedPlace first_malformed;
  std::uint64_t all_malformed = 0;  // of all lines that were parsed
  // Only with -m and -n: the same lines in order, so that those behind the last entry
  // wanted, or before the first, can be left out of the count.
  std::vector<MalformedRun> malformed_runs;

  // The selected entries as they are to be written, and where in `text` each ends.
  // Without text when only counting.
  std::string text;
  std::vector<std::size_t> ends;

  RunCounts counts;  // for --stats
};

}  // namespace gsaw
