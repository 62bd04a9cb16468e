// A sequence that tells a terminal how to show what follows.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace gsaw {

// "Select graphic rendition": colour on, colour off. Empty where there is no colour.
//
// PERF: kept in place, so that one is copied in a step and without a branch, the empty one too.
class Sgr {
 public:
  static constexpr std::size_t kRoom = 16;

  constexpr Sgr() = default;
  // `text` has at most kRoom bytes.
  constexpr Sgr(const char* text) {
    for (; text[size_] != '\0'; ++size_) {
      assert(size_ < kRoom);
      text_[size_] = text[size_];
    }
  }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  // Lives as long as this.
  constexpr operator std::string_view() const { return {text_, size_}; }
  // Copies it to `to`, where there is room for kRoom bytes, and returns where it ends there.
  char* copy(char* to) const {
    std::memcpy(to, text_, kRoom);
    return to + size_;
  }

 private:
  char text_[kRoom] = {};
  std::size_t size_ = 0;
};

}  // namespace gsaw
