// A few values of one entry, by their tokens.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "record/record.h"

namespace gsaw {

// Those that are shown elsewhere, or hidden: at most two for each role, as both may be noted, and
// of each layer that wraps the entry what wraps it and a repeated time; a repeated message.
class TokenSet {
 public:
  static constexpr std::size_t kMost = 2 * kRoleCount + 2 * Layers::kMost + 1;

  void clear() {
    size_ = 0;
    bits_ = 0;
  }
  void add(const JsonValue& value) { add(value.token); }
  void add(std::uint32_t token) {
    if (contains(token)) return;
    assert(size_ < tokens_.size());
    tokens_[size_++] = token;
    bits_ |= bit(token);
  }
  bool contains(const JsonValue& value) const { return contains(value.token); }
  bool contains(std::uint32_t token) const {
    if ((bits_ & bit(token)) == 0) return false;  // most
    for (std::size_t i = 0; i < size_; ++i) {
      if (tokens_[i] == token) return true;
    }
    return false;
  }
  // Adds those from `begin` to before `end` to `other`.
  void copy_to(TokenSet& other, std::uint32_t begin, std::uint32_t end) const {
    for (std::size_t i = 0; i < size_; ++i) {
      if (tokens_[i] >= begin && tokens_[i] < end) other.add(tokens_[i]);
    }
  }
  // Of those from `begin` to before `end`.
  bool holds_any_of(std::uint32_t begin, std::uint32_t end) const {
    return std::any_of(tokens_.begin(), tokens_.begin() + size_,
                       [&](std::uint32_t token) { return token >= begin && token < end; });
  }

 private:
  static std::uint64_t bit(std::uint32_t token) { return std::uint64_t{1} << (token % 64); }

  std::uint64_t bits_ = 0;  // of the tokens it holds
  std::array<std::uint32_t, kMost> tokens_{};
  std::size_t size_ = 0;
};

}  // namespace gsaw
