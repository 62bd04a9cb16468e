// Transactions as they go on, until nothing has come of them for a while.
#pragma once

#include <cstddef>
#include <cstdint>

#include "analyze/recent_texts.h"
#include "analyze/txn_rows.h"
#include "base/nanoseconds.h"

namespace gsaw {

// One that comes again after it was given out begins anew. A transaction takes about 1 KiB.
class QuietTxns {
 public:
  static constexpr std::size_t kMost = 20'000;

  // It has ended when nothing has come for so long. When more than `most` go on at once, those that
  // were quiet for the longest time are given out before that.
  explicit QuietTxns(Nanoseconds quiet, std::size_t most = kMost) : quiet_(quiet), most_(most) {}

  // What has come by now, of a clock that never goes back. Is left without entries.
  void add(TxnRows& come, Nanoseconds now);
  // Appends those that have ended to `ended`, in the order in which they have.
  void take_ended(Nanoseconds now, TxnRows& ended);
  // The same of all.
  void take_all(TxnRows& ended);

  // How many were given out as there were too many.
  std::uint64_t cut_short() const { return cut_short_; }

 private:
  void take_oldest(TxnRows& ended);

  const Nanoseconds quiet_;
  const std::size_t most_;
  RecentTexts<TxnRows> rows_;
  std::uint64_t cut_short_ = 0;
};

}  // namespace gsaw
