// A hash of a text that comes in pieces.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/text_hash.h"

namespace gsaw {

// The same for the same bytes, whatever the pieces; another in each process.
class RunningHash {
 public:
  void add(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t size = std::min(bytes.size(), kWord - held_);
      std::memcpy(reinterpret_cast<char*>(&word_) + held_, bytes.data(), size);
      held_ += size;
      bytes.remove_prefix(size);
      if (held_ < kWord) return;
      hash_ = folded_product(word_ ^ kHashSecret[1], hash_ ^ kHashSecret[0]);
      word_ = 0;
      held_ = 0;
    }
  }

  bool operator==(const RunningHash&) const = default;

 private:
  static constexpr std::size_t kWord = sizeof(std::uint64_t);

  std::uint64_t hash_ = 0;
  std::uint64_t word_ = 0;  // the last bytes, fewer than a word
  std::size_t held_ = 0;    // of these
};

}  // namespace gsaw
