// A numbered run of whole lines: what a worker takes through every stage.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "input/input_file.h"

namespace gsaw {

class MappedFile;

// Bytes that stay where they are as long as `owner` lives.
struct ByteBlock {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
  const MappedFile* mapping = nullptr;  // where the bytes lie; null for bytes in the heap
  const char* text_begin = nullptr;     // in the mapping: where the file's first line begins
  std::uint64_t first_line = 0;         // in the file, from 1; 0 when they are not counted
};

struct Chunk {
  std::uint64_t sequence = 0;  // from 0, without gaps, over all inputs, as they are given out
  // Whole lines, never empty; only the last chunk of a file may lack the last newline.
  // One line may be any length. Not for system calls: see SigbusGuard.
  std::string_view bytes;
  // Where the lines begin. A line that rotation cut in two belongs to the file with its
  // first part.
  std::shared_ptr<const InputFile> file;
  std::uint64_t first_line = 0;  // in that file, from 1; 0 when they are not counted
  bool first_of_file = false;    // of the file's chunks the first to be given out
  std::shared_ptr<const void> owner;
  const MappedFile* mapping = nullptr;
  const char* text_begin = nullptr;  // as in ByteBlock

  // The lines of `bytes` that are certain to be the file's: all, unless the file has
  // shrunk since it was mapped (this reports it). Ask when done with the chunk; when the
  // answer is shorter than `bytes`, what was read may have been zeros: take the shorter
  // bytes through again, and ask again.
  std::string_view usable_bytes() const;
};

}  // namespace gsaw
