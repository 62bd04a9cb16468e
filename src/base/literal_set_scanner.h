// Search for any of many literals at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gsaw {

// Wu and Manber's search: looks at the last four bytes of a window as long as the shortest
// literal, and skips ahead by as much as no literal can end there. So long literals (ids)
// are found at several bytes a step, however many there are. Immutable; shared by threads.
class LiteralSetScanner {
 public:
  static constexpr std::size_t kShortest = 4;

  // No literal is shorter than kShortest. With `ignore_case` ASCII letters match in either
  // case.
  LiteralSetScanner(std::vector<std::string> literals, bool ignore_case);

  // The first position at or after `from` where one of the literals stands, or text.size().
  std::size_t find(std::string_view text, std::size_t from) const;

 private:
  // Blocks of four bytes, hashed to this many bits.
  static constexpr unsigned kHashBits = 16;

  std::uint32_t hash(const char* block) const;
  bool stands_at(std::string_view text, std::size_t at, std::uint32_t last_block) const;

  std::vector<std::string> literals_;  // in lower case when case is ignored
  bool ignore_case_;
  std::size_t window_;               // length of the part of each literal looked for
  std::vector<std::uint8_t> shift_;  // by hash of a block: how far no match can end
  std::unordered_multimap<std::uint32_t, std::uint32_t> by_last_block_;  // literal numbers
};

}  // namespace gsaw
