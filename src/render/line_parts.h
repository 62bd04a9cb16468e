// The parts of one line of pretty output, and the blanks between them.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>

#include "render/output_buffer.h"

namespace gsaw {

// Blanks are written only when a part follows them, so that no line ends in one.
class LineParts {
 public:
  // `blank`: what stands between the parts; a mark (screen_marks.h) where others lay them out.
  explicit LineParts(OutputBuffer& out, char blank = ' ') : out_(out) { blanks_.fill(blank); }

  // Begins a part, `gap` blanks behind the one before it, if there is one.
  OutputBuffer& begin(std::size_t gap) {
    end_at(room(gap, 0));
    return out_;
  }
  // The same by pointer: returns where the part goes; there is room for `count` bytes. It
  // has begun when end_at is told where it ended, and not at all before.
  char* room(std::size_t gap, std::size_t count) {
    const std::size_t blanks = started_ ? gap + padding_ : 0;
    assert(blanks <= kMostBlanks);
    char* const at = out_.room(blanks + count);
    static_assert(kMostBlanks <= OutputBuffer::kSlack);
    std::memcpy(at, blanks_.data(), kMostBlanks);  // a fixed number is two instructions
    return at + blanks;
  }
  // Where parts are marked: what follows belongs behind one mark more, whether or not there is
  // anything before it.
  void next_slot() {
    out_.append(blanks_.front());
    started_ = false;
    padding_ = 0;
  }
  void end_at(char* end) {
    out_.end_at(end);
    started_ = true;
    padding_ = 0;
  }
  // Where the part begun last is written.
  OutputBuffer& out() { return out_; }
  // The part just written is short of its column by this much.
  void pad(std::size_t blanks) { padding_ = blanks; }

 private:
  // More than any gap and padding.
  static constexpr std::size_t kMostBlanks = 16;

  OutputBuffer& out_;
  std::array<char, kMostBlanks> blanks_;
  std::size_t padding_ = 0;
  bool started_ = false;
};

}  // namespace gsaw
