// A few values of one entry, by their tokens.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "record/record.h"

namespace gsaw {

// Holds at most one value a role: those that are shown elsewhere, or hidden.
class TokenSet {
 public:
  void clear() { size_ = 0; }
  void add(const JsonValue& value) { tokens_[size_++] = value.token; }
  bool contains(const JsonValue& value) const { return contains(value.token); }
  bool contains(std::uint32_t token) const {
    for (std::size_t i = 0; i < size_; ++i) {
      if (tokens_[i] == token) return true;
    }
    return false;
  }

 private:
  std::array<std::uint32_t, kRoleCount> tokens_{};
  std::size_t size_ = 0;
};

}  // namespace gsaw
