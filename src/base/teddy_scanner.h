// Search for any of a few dozen literals, short ones too, in one pass.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/odd_lines.h"
#include "base/teddy_windows.h"

namespace gsaw {

// The search that Hyperscan calls Teddy: of each literal the four rarest bytes in a row
// are looked for, in a whole vector at once, by looking up both halves of every byte in
// small tables. Where they stand, the whole literal is compared. Lines are looked at in the same
// pass. Immutable; shared by threads.
class TeddyScanner {
 public:
  // With more literals than this the eight buckets hold too much to tell apart.
  static constexpr std::size_t kMost = 56;

  // 1 to kMost literals, none empty. With `ignore_case` ASCII letters match in either case.
  TeddyScanner(std::vector<std::string> literals, bool ignore_case);

  // What is looked for in lines beside literals.
  struct LineRules {
    OddLines odd = OddLines::none;
    // A bit for each fact that a line must state: one that leaves out any is found, too.
    unsigned facts = 0;

    bool any() const { return odd != OddLines::none || facts != 0; }
  };

  // What a literal says where it stands: the search has come to its end, or goes on, and the line
  // states these facts.
  struct Finding {
    bool stop = false;
    unsigned facts = 0;
  };
  // Called with a literal's number, where it stands, and, if there are rules of lines, where its
  // line begins.
  using Accept = FunctionRef<Finding(std::size_t literal, std::size_t at, std::size_t line)>;

  // How far the search of one text has come. It runs ahead of the places it was asked for. What
  // it knows of literals serves for the next text, too.
  class Progress {
   public:
    Progress() = default;
    explicit Progress(const LineRules& rules) : rules_(rules) {}
    // For another text.
    void restart() {
      windows_.clear();
      next_ = searched_ = 0;
    }

   private:
    friend class TeddyScanner;

    // A literal as it was written where it stood last: none but it stands where it does again.
    struct Met {
      bool stands(const char* begin) const;

      std::uint64_t head = 1, tail = 0;  // its first and last eight bytes, which may overlap,
      std::uint64_t mask = 0;            // which bits of them are the literal's; at first none,
      std::uint32_t tail_at = 0;         // and where the last begin
      std::uint32_t literal = 0;
      std::size_t window = 0;
    };

    LineRules rules_;
    std::array<Met, 8> met_;  // by group
    TeddyWindows windows_;
    std::size_t next_ = 0;      // of the windows
    std::size_t searched_ = 0;  // the text before it
    std::size_t line_ = 0;      // where the line begins, and what it has stated so far
    unsigned facts_ = 0;
  };

  // Calls `accept` for the places of literals at or behind `from` until it says to stop, and
  // returns that place; else text.size(). The order is that of the bytes looked for: for
  // literals that overlap it may differ from that of their beginnings, but not by a line. Among
  // these places, without a call, are the first or last byte of each odd line, and one in each
  // line that has not stated all facts: where `progress` was made for that, a line begins at
  // `from`. `progress`: new, or of this text and no larger `from`.
  std::size_t find(std::string_view text, std::size_t from, Progress& progress,
                   Accept accept) const;

 private:
  struct Literal {
    std::string text;        // in lower case when case is ignored
    std::size_t window = 0;  // offset of the bytes looked for
  };
  // What a place is compared with first. Together in a row: most places end here.
  struct Head {
    // The literal's first eight, as a number in memory's order, and which bits of them are
    // compared: where case is ignored, of a letter all but the one that tells it.
    std::uint64_t bytes = 0, mask = 0;
    // The same of its last eight, if it has more than eight.
    std::uint64_t tail = 0, tail_mask = 0;
    std::uint32_t tail_at = 0;
    std::uint32_t literal = 0;
    std::uint32_t window = 0;  // as in Literal
    bool is_all = false;       // of the literal: nothing is left to compare
    bool may_be_met = false;   // it is as short, and no other literal can stand where it does
  };

  void choose_window(Literal& literal) const;
  void fill_buckets();
  void fill_groups();
  std::size_t group_of(std::string_view text) const;
  std::size_t short_group_of(std::string_view text) const;
  Head head_of(std::size_t number) const;
  std::string_view window_of(const Literal& literal) const {
    return std::string_view(literal.text).substr(literal.window, TeddyMasks::kWindow);
  }
  static std::size_t end_line(std::string_view text, std::size_t end, Progress& progress);
  Progress::Met met_at(const Head& head, const char* begin) const;
  static bool may_both_stand(const Literal& a, const Literal& b);
  std::size_t accepted(std::string_view text, std::size_t from, std::size_t at, Progress& progress,
                       Accept accept) const;
  std::size_t accepted_of(const std::vector<Head>& group, std::string_view text, std::size_t from,
                          std::size_t at, Progress& progress, Progress::Met& met,
                          Accept accept) const;
  bool stands_at(const Head& head, std::string_view text, std::size_t at) const;

  std::vector<Literal> literals_;
  bool ignore_case_;
  TeddyMasks masks_;
  static constexpr unsigned kGroupBits = 8;
  using Groups = std::array<std::vector<Head>, std::size_t{1} << kGroupBits>;
  Groups groups_;        // by hash of the window
  Groups short_groups_;  // of literals that are shorter than one, by hash of their first two bytes
};

}  // namespace gsaw
