// Text that grows at its end: what a renderer writes.
#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <string_view>

#include "base/short_text.h"

namespace gsaw {

// PERF: beside appending pieces, each with a check for room, one can ask for room once,
// write a whole field by pointer and say where it ended; std::string has no such way.
class OutputBuffer {
 public:
  OutputBuffer() { grow(0); }
  OutputBuffer(const OutputBuffer&) = delete;
  OutputBuffer& operator=(const OutputBuffer&) = delete;

  // What has been written; valid until more is.
  std::string_view view() const {
    return {begin_.get(), static_cast<std::size_t>(end_ - begin_.get())};
  }
  // Empties it. Keeps the memory, unless something giant was written.
  void clear() {
    if (static_cast<std::size_t>(limit_ - begin_.get()) > kKeptCapacity) start_over();
    end_ = begin_.get();
  }

  // Where the next byte goes; there is room for `count` bytes, and kSlack to spare. They
  // belong to the text when end_at has been told so; until then they may be written anew.
  char* room(std::size_t count) {
    if (static_cast<std::size_t>(limit_ - end_) < count) grow(count);
    return end_;
  }
  // `end` is behind what was written from the last room() on.
  void end_at(char* end) {
    assert(end >= end_ && end <= limit_ + kSlack);
    end_ = end;
  }

  void append(std::string_view text) { end_ = copy_short(room(text.size()), text); }
  void append(char c) {
    *room(1) = c;
    ++end_;
  }

  static constexpr std::size_t kSlack = 16;

 private:
  // One giant entry does not hold memory for the rest of the run.
  static constexpr std::size_t kKeptCapacity = std::size_t{1} << 20;

  void start_over();
  void grow(std::size_t count);

  std::unique_ptr<char[]> begin_;
  char* end_ = nullptr;
  char* limit_ = nullptr;  // kSlack before the end of the memory
};

}  // namespace gsaw
