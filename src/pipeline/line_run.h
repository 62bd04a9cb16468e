// The lines of a chunk, some of them at a time, one after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gsaw {

// One per thread.
class LineRun {
 public:
  // The lines and their tokens stay in the first-level cache.
  static constexpr std::size_t kMost = std::size_t{32} << 10;  // bytes

  // The whole lines that `text` begins with, no more than kMost bytes, come next. Returns them, to
  // be tokenized in one go; nothing where the first line is longer or has no newline.
  std::string_view start(std::string_view text);
  // What start() returned last may hold one; false: there is none in it.
  bool may_have_backslash() const { return may_have_backslash_; }
  // None comes next.
  void stop() { count_ = next_ = 0; }

  bool has_next() const { return next_ < count_; }
  // With its newline.
  std::string_view next() {
    const std::size_t begin = begin_;
    begin_ = std::size_t{newlines_[next_++]} + 1;
    return {text_ + begin, begin_ - begin};
  }

 private:
  const char* text_ = nullptr;
  std::vector<std::uint32_t> newlines_ = std::vector<std::uint32_t>(kMost);  // places in text_
  std::size_t count_ = 0, next_ = 0;
  std::size_t begin_ = 0;  // of the next line
  bool may_have_backslash_ = true;
};

}  // namespace gsaw
