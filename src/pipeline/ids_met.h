// Which of the ids that were asked for the selected entries have.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "query/txn_membership.h"
#include "record/record.h"

namespace gsaw {

// Of several ids of -t: entries of one would hide that there is none of another.
class IdsMet {
 public:
  explicit IdsMet(const AskedTxns& asked);

  // From any thread, of a selected entry. PERF: when all are met there is nothing to do.
  void see(const Record& record) {
    if (!all_met_.load(std::memory_order_relaxed)) note(record);
  }

  // Each once, without what was pasted round it, in the order in which they were asked for.
  std::vector<std::string> not_met() const;

 private:
  void note(const Record& record);

  const TxnMembership membership_;
  std::atomic<bool> all_met_ = false;
  mutable std::mutex mutex_;  // guards what follows
  std::unordered_set<std::string> met_;
};

}  // namespace gsaw
