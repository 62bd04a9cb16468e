// A few values of one entry, by their tokens.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "record/record.h"

namespace gsaw {

// Holds at most one value a role, so kRoleCount: those that are shown elsewhere, or hidden.
class TokenSet {
 public:
  void clear() {
    size_ = 0;
    bits_ = 0;
  }
  void add(const JsonValue& value) {
    assert(size_ < tokens_.size());
    tokens_[size_++] = value.token;
    bits_ |= bit(value.token);
  }
  bool contains(const JsonValue& value) const { return contains(value.token); }
  bool contains(std::uint32_t token) const {
    if ((bits_ & bit(token)) == 0) return false;  // most
    for (std::size_t i = 0; i < size_; ++i) {
      if (tokens_[i] == token) return true;
    }
    return false;
  }

 private:
  static std::uint64_t bit(std::uint32_t token) { return std::uint64_t{1} << (token % 64); }

  std::uint64_t bits_ = 0;  // of the tokens it holds
  std::array<std::uint32_t, kRoleCount> tokens_{};
  std::size_t size_ = 0;
};

}  // namespace gsaw
