// What a worker hands over for one chunk.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "input/chunk.h"
#include "pipeline/chunk_product.h"
#include "pipeline/head_piece.h"
#include "pipeline/line_log.h"
#include "pipeline/run_stats.h"

namespace gsaw {

// What is counted whatever the view.
struct ChunkTally {
  std::uint64_t entries = 0;   // JSON objects judged
  std::uint64_t selected = 0;  // records that matched, malformed ones included
  LineLog noted;               // lines not shown: no JSON object, or too long to be judged; and
                               // entries of which it is not known whether they match
  std::uint64_t all_malformed = 0;  // of all lines that were parsed
  RunCounts counts;                 // for --stats
  // Of standard input, where in the file the line of each selected entry ends; only where a run
  // may stop at one of them.
  std::vector<std::uint64_t> line_ends;
};

struct ChunkResult {
  ChunkId id;
  bool last_of_lane = false;
  bool first_of_file = false;
  bool from_end = false;           // as in Chunk
  bool lines_are_counted = false;  // places are line numbers; else they are offsets in the file
  std::shared_ptr<const InputFile> file;
  std::vector<Error> errors;
  ChunkTally tally;
  std::unique_ptr<ChunkProduct> product;  // null where the view needs none, and of an interruption
  std::optional<Interruption> interruption;  // what stands behind was not judged
  std::optional<HeadPiece> head;             // when a sample of the first entries may be needed
};

}  // namespace gsaw
