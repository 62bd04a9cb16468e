// Search for any of a few dozen literals, short ones too, in one pass.
#pragma once

#include <array>
#include <bit>
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
  static constexpr std::size_t kBuckets = 8;
  alignas(16) std::uint8_t low[kWindow][16] = {};
  alignas(16) std::uint8_t high[kWindow][16] = {};
};

// Where such bytes stand, in order: as many as are found in one go.
class TeddyWindows {
 public:
  std::size_t size() const { return size_; }
  std::size_t room() const { return kMost - size_; }
  std::size_t operator[](std::size_t i) const { return places_[i]; }
  // Of the bits set: `begin` and so many behind it. There is room for them.
  void add(std::size_t begin, std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1) {
      places_[size_++] = begin + static_cast<std::size_t>(std::countr_zero(bits));
    }
  }
  void clear() { size_ = 0; }

 private:
  static constexpr std::size_t kMost = 256;  // more than twice what the widest vector may hold

  std::size_t size_ = 0;
  std::array<std::size_t, kMost> places_;
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

  // How far the search of one text has come. It runs ahead of the places it was asked for.
  class Progress {
   public:
    // For another text.
    void restart() {
      windows_.clear();
      next_ = searched_ = 0;
    }

   private:
    friend class TeddyScanner;
    TeddyWindows windows_;
    std::size_t next_ = 0;      // of the windows
    std::size_t searched_ = 0;  // the text before it
  };

  // Calls `accept` for the places of literals at or behind `from` until it says yes, and
  // returns that place; else text.size(). The order is that of the bytes looked for: for
  // literals that overlap it may differ from that of their beginnings. `progress`: new, or of
  // this text and no larger `from`.
  std::size_t find(std::string_view text, std::size_t from, Progress& progress,
                   Accept accept) const;

 private:
  struct Literal {
    std::string text;        // in lower case when case is ignored
    std::size_t window = 0;  // offset of the bytes looked for
  };
  // What a place is compared with first. Together in a row: most places end here.
  struct Head {
    std::uint64_t bytes = 0;  // the literal's first eight, as a number in memory's order,
    std::uint64_t mask = 0;   // and which bits of it are the literal's; 0 when case is ignored
    std::uint64_t tail = 0;   // the same of its last eight, if it has more than eight
    std::uint32_t tail_at = 0;
    std::uint32_t literal = 0;
    std::uint32_t window = 0;  // as in Literal
    bool is_all = false;       // of the literal: nothing is left to compare
  };

  void choose_window(Literal& literal) const;
  void fill_buckets();
  void fill_groups();
  std::size_t group_of(std::string_view text) const;
  void add_to_masks(const Literal& literal, std::size_t bucket);
  Head head_of(std::size_t number) const;
  std::string_view window_of(const Literal& literal) const {
    return std::string_view(literal.text).substr(literal.window, TeddyMasks::kWindow);
  }
  std::size_t accepted(std::string_view text, std::size_t from, std::size_t at,
                       Accept accept) const;
  bool stands_at(const Head& head, std::string_view text, std::size_t at) const;

  std::vector<Literal> literals_;
  bool ignore_case_;
  TeddyMasks masks_;
  static constexpr unsigned kGroupBits = 8;
  std::array<std::vector<Head>, std::size_t{1} << kGroupBits> groups_;  // by hash of the window
};

}  // namespace gsaw
