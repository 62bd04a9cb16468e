// A numbered block: what a worker takes through every stage.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>

#include "input/block.h"
#include "input/input_file.h"

namespace gsaw {

// The order of everything that is read: by lane (one input, or one svlogd directory), then
// by the chunk's number within it, from 0 without gaps.
struct ChunkId {
  std::uint32_t lane = 0;
  std::uint64_t index = 0;

  auto operator<=>(const ChunkId&) const = default;
};

struct Chunk {
  ChunkId id;
  bool last_of_lane = false;   // each lane has one such
  bool first_of_file = false;  // each file that could be opened has one such, be it empty
  bool from_end = false;       // the lane's chunks come in the reverse of their order
  // So many bytes of lines, or more, come before it in the order of all inputs; of streams, and as
  // far as they have been given out.
  std::uint64_t streamed_before = 0;
  // Where the lines begin; null where there are none, but an error to tell. A line that
  // rotation cut in two belongs to the file with its first part.
  std::shared_ptr<const InputFile> file;
  Block block;
};

}  // namespace gsaw
