// Kept entries in an order other than that of the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analyze/kept_entry.h"
#include "analyze/sort_key.h"

namespace gsaw {

// What comes before what. Entries that neither come before the other stay in the order in which
// they were added.
struct EntryOrder {
  const SortKeys* keys = nullptr;  // an entry's time is a number of these; null: it is a time
  bool turned = false;             // the latest first; of keys the smallest first

  bool comes_before(const KeptEntry& one, const KeptEntry& other) const {
    if (keys == nullptr) return turned ? one.time > other.time : one.time < other.time;
    return keys->comes_before(static_cast<std::size_t>(one.time),
                              static_cast<std::size_t>(other.time), turned);
  }
};

// Logs are mostly in order already: what is added is kept as runs in order, which are merged when
// they are read. 40 bytes an entry.
class SortedRuns {
 public:
  explicit SortedRuns(const EntryOrder& order) : order_(order) {}

  // The next entries, in any order.
  void add(std::vector<KeptEntry> entries);
  std::size_t size() const { return size_; }

  // All of them, in order. Nothing is left.
  std::vector<KeptEntry> take();
  // The same entries the other way round, those that were equal too. Nothing is added after that.
  void turn_round();

 private:
  friend class MergedRuns;
  // Pieces, each in order and none before the one it follows.
  using Run = std::vector<std::vector<KeptEntry>>;

  EntryOrder order_;
  std::vector<Run> runs_;
  std::size_t size_ = 0;
};

// Reads the entries of all runs in their order. The runs must outlive it and stay as they are.
class MergedRuns {
 public:
  explicit MergedRuns(const SortedRuns& runs);

  // Appends the next entries, at most `count`; fewer only at the end.
  void read(std::size_t count, std::vector<KeptEntry>& to);

 private:
  struct Cursor {
    const SortedRuns::Run* run;
    std::size_t number;  // of the run
    std::size_t piece = 0, at = 0;

    const KeptEntry& entry() const { return (*run)[piece][at]; }
    bool advance();
  };

  bool comes_behind(const Cursor& one, const Cursor& other) const;

  EntryOrder order_;
  std::vector<Cursor> cursors_;  // a heap, the first on top
};

}  // namespace gsaw
