// What a view makes of the selected entries of one chunk.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gsaw {

// Each view has a kind of its own. Made by a worker, added to the view in order, and then,
// emptied, handed to a worker again.
class ChunkProduct {
 public:
  virtual ~ChunkProduct() = default;
  // Empty again. Keeps its memory, unless that is far more than a chunk usually needs.
  virtual void clear() = 0;
  // The memory that it holds, about.
  virtual std::size_t memory() const = 0;
  // For --stats: bytes of text that were rendered.
  virtual std::uint64_t rendered() const { return 0; }
};

}  // namespace gsaw
