// The lines of a file's range in memory of the worker's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "input/block.h"
#include "input/long_line_scan.h"

namespace gsaw {

// One per thread: reads range after range into the same memory.
//
// PERF: what is looked at more than once, by the prefilter and the parser, is cheaper read into the
// same memory again and again than mapped; src/README.md has figures. What is searched once and
// ruled out is looked at in a mapping (glance.h).
class ChunkBuffer {
 public:
  // `limit` must outlive it.
  explicit ChunkBuffer(const LongLineLimit& limit) : limit_(limit) {}

  // Reads the lines that begin in the block's range: sets its bytes, valid until the next
  // call, and adds what is to be told of a line that is too long and of a file that has
  // shrunk, of which only the whole lines count. Does nothing to bytes that are at hand.
  void read(Block& block);

 private:
  bool find_first_line(const FileRange& range);
  void find_end(Block& block);
  void fill(const OpenFile& file, std::size_t size);
  void reserve(std::size_t size);
  void give_back();
  bool drop_nuls(Block& block);
  void finish(Block& block, std::size_t end);
  void pass_over(Block& block);
  std::string_view held() const { return {bytes_, size_}; }

  const LongLineLimit& limit_;
  struct Free {
    void operator()(char* memory) const { std::free(memory); }
  };
  std::unique_ptr<char, Free> memory_;
  std::size_t capacity_ = 0;
  char* aligned_ = nullptr;     // in the memory
  std::size_t lead_ = 0;        // from there to `bytes_`: so the range's begin is aligned
  char* bytes_ = nullptr;       // what was read
  std::size_t size_ = 0;        // bytes of it
  std::uint64_t offset_ = 0;    // in the file, behind the last byte read
  bool at_end_ = false;         // of the file
  std::size_t first_line_ = 0;  // where in `bytes_` the first line of the range begins
  std::size_t last_line_ = 0;   // and the last one
};

}  // namespace gsaw
