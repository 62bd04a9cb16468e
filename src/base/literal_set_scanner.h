// Search for any of many literals at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// Wu and Manber's search: looks at the last four bytes of a window as long as the shortest
// literal, and skips ahead by as much as no literal's window can end there. So long literals
// (ids) are found at several bytes a step, however many there are. Of each literal that window
// is looked for which the fewest others have: ids, paths and host names often begin or end
// alike.
//
// Whatever the literals and the text, a step costs a hash of the window and comparisons with
// at most kMostCompared literals. Immutable; shared by threads.
class LiteralSetScanner {
 public:
  static constexpr std::size_t kShortest = 4;
  static constexpr std::size_t kMostCompared = 16;

  // No literal is shorter than kShortest. With `ignore_case` ASCII letters match in either
  // case.
  LiteralSetScanner(std::vector<std::string> literals, bool ignore_case);

  // A position at or after `from`, or text.size() when no literal stands there: where one
  // stands, before the end of the first that does. Where windows of more than kMostCompared
  // literals collide, the position of such a window is given whether a literal is there or not.
  std::size_t find(std::string_view text, std::size_t from) const;

 private:
  // Blocks of four bytes, hashed to this many bits.
  static constexpr unsigned kHashBits = 16;

  struct Window {
    std::uint64_t hash;
    std::uint32_t literal;  // its number
    std::uint32_t offset;   // where in the literal it begins
  };

  std::uint32_t block_hash(const char* block) const;
  std::uint64_t window_hash(const char* window) const;
  std::size_t group_of(std::uint64_t hash) const { return hash >> group_shift_; }
  void choose_windows();
  void fill_groups();
  void fill_shifts();
  bool stands_at(const Window& window, std::string_view text, std::size_t begin) const;
  std::size_t literal_around(std::size_t window, std::string_view text, std::size_t from) const;

  std::vector<std::string> literals_;  // in lower case when case is ignored
  bool ignore_case_;
  std::size_t window_size_;
  std::vector<std::uint8_t> shift_;  // by hash of a block: how far no window can end
  std::vector<Window> windows_;      // one for each literal, by their hashes
  // The windows of group g, which share the first bits of their hashes, are those from
  // group_begin_[g] up to group_begin_[g + 1].
  std::vector<std::uint32_t> group_begin_;
  unsigned group_shift_ = 0;
};

}  // namespace gsaw
