// A chunk's lines, to be read once more.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "input/chunk.h"

namespace gsaw {

// Holds the memory of a stream's block, but no descriptor of a file: that is opened again.
struct HeadPiece {
  // The chunk has been read, or passed over; it holds `lines`. Without `holds_memory` those of a
  // stream cannot be read again.
  HeadPiece(const Chunk& chunk, std::string_view lines, bool holds_memory)
      : file(chunk.file),
        bytes(holds_memory && chunk.block.owner != nullptr ? chunk.block.bytes
                                                           : std::string_view()),
        owner(holds_memory ? chunk.block.owner : nullptr),
        begin(chunk.block.range.begin),
        end(chunk.block.range.end),
        first_line(chunk.block.first_line),
        offset(chunk.block.offset),
        size(lines.size()) {}

  std::shared_ptr<const InputFile> file;
  std::string_view bytes;
  std::shared_ptr<const void> owner;
  std::uint64_t begin = 0, end = 0;          // else: the range of a regular file
  std::uint64_t first_line = 0, offset = 0;  // of `bytes`, as the block's
  std::uint64_t size = 0;                    // of the lines, whatever the range
};

}  // namespace gsaw
