// A sequence that tells a terminal how to show what follows.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace gsaw {

// "Select graphic rendition": colour on, colour off. Empty where there is no colour.
//
// PERF: kept in place, so that one is copied in a step, the empty one too; few are so long that
// it takes a second one.
class Sgr {
 public:
  static constexpr std::size_t kRoom = 32;

  constexpr Sgr() = default;
  // `text` has at most kRoom bytes.
  constexpr explicit Sgr(std::string_view text) : size_(text.size()) {
    assert(text.size() <= kRoom);
    for (std::size_t i = 0; i < size_; ++i) text_[i] = text[i];
  }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  // Lives as long as this.
  constexpr operator std::string_view() const { return {text_, size_}; }
  // Copies it to `to`, where there is room for kRoom bytes, and returns where it ends there.
  char* copy(char* to) const {
    constexpr std::size_t kStep = kRoom / 2;
    std::memcpy(to, text_, kStep);
    if (size_ > kStep) [[unlikely]]
      std::memcpy(to + kStep, text_ + kStep, kStep);
    return to + size_;
  }

 private:
  char text_[kRoom] = {};
  std::size_t size_ = 0;
};

}  // namespace gsaw
