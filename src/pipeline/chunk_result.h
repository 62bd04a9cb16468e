// What a worker hands over for one chunk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/input_file.h"

namespace gsaw {

struct ChunkResult {
  std::uint64_t sequence = 0;
  std::shared_ptr<const InputFile> file;
  bool first_of_file = false;

  std::uint64_t lines = 0;
  std::uint64_t entries = 0;   // JSON objects judged
  std::uint64_t selected = 0;  // records that matched, malformed ones included
  // Lines that are no JSON object and are not shown either, and the first of them,
  // counted from 1 at the start of the chunk.
  std::uint64_t malformed = 0;
  std::uint64_t first_malformed = 0;
  // Only with -m: for each malformed line, how many entries of the chunk were selected
  // before it, so that those past the last entry wanted can be left out of the count.
  std::vector<std::uint64_t> malformed_after;

  // The selected entries as they are to be written, and where in `text` each ends.
  // Without text when only counting.
  std::string text;
  std::vector<std::size_t> ends;
};

}  // namespace gsaw
