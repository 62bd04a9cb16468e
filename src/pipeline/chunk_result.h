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
  std::uint64_t first_line = 0;       // line number of the first byte of `before`; 0: unknown
  std::string_view before;            // the bytes from there up to the line
  std::shared_ptr<const void> owner;  // keeps `before` alive
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
  // Only with -m: for each malformed line, how many entries of the chunk were selected
  // before it, so that those past the last entry wanted can be left out of the count.
  std::vector<std::uint64_t> malformed_after;

  // The selected entries as they are to be written, and where in `text` each ends.
  // Without text when only counting.
  std::string text;
  std::vector<std::size_t> ends;

  RunCounts counts;  // for --stats
};

}  // namespace gsaw
