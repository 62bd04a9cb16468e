// Search for any of a few dozen literals, short ones too, in one pass.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"

namespace gsaw {

// Three bytes in a row, each as sixteen entries by its low and sixteen by its high half: a
// bit for each bucket of literals that may have it there.
struct TeddyMasks {
  static constexpr std::size_t kWindow = 3;
  alignas(16) std::uint8_t low[kWindow][16] = {};
  alignas(16) std::uint8_t high[kWindow][16] = {};
};

// The search that Hyperscan calls Teddy: of each literal the three rarest bytes in a row
// are looked for, in a whole vector at once, by looking up both halves of every byte in
// small tables. Where they stand, the whole literal is compared. Immutable; shared by
// threads.
class TeddyScanner {
 public:
  // With more literals than this the eight buckets hold too much to tell apart.
  static constexpr std::size_t kMost = 48;

  // 1 to kMost literals, none empty. With `ignore_case` ASCII letters match in either case.
  TeddyScanner(std::vector<std::string> literals, bool ignore_case);

  // Called with a literal's number and where it stands; says whether to stop there.
  using Accept = FunctionRef<bool(std::size_t literal, std::size_t at)>;

  // Calls `accept` for the places of literals at or behind `from` until it says yes, and
  // returns that place; else text.size(). The order is that of the bytes looked for: for
  // literals that overlap it may differ from that of their beginnings.
  std::size_t find(std::string_view text, std::size_t from, Accept accept) const;

 private:
  struct Literal {
    std::string text;        // in lower case when case is ignored
    std::size_t window = 0;  // offset of the bytes looked for
  };
  // What a place is compared with first. Together in a row: most places end here.
  struct Head {
    std::uint64_t bytes = 0;  // the literal's first eight, as a number in memory's order,
    std::uint64_t mask = 0;   // and which bits of it are the literal's; 0 when case is ignored
    std::uint32_t literal = 0;
    std::uint32_t window = 0;  // as in Literal
  };

  void choose_window(Literal& literal) const;
  void fill_buckets();
  void add_to_masks(const Literal& literal, std::size_t bucket);
  Head head_of(std::size_t number) const;
  std::string_view window_of(const Literal& literal) const {
    return std::string_view(literal.text).substr(literal.window, TeddyMasks::kWindow);
  }
  bool stands_at(const Head& head, std::string_view text, std::size_t at) const;

  std::vector<Literal> literals_;
  bool ignore_case_;
  TeddyMasks masks_;
  std::array<std::vector<Head>, 8> buckets_;
};

}  // namespace gsaw
