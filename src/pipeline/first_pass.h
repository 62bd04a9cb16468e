// What must be known of the inputs before a query can be asked of them: passes before the one
// that shows something.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "input/input_set.h"
#include "pipeline/line_log.h"
#include "pipeline/plan.h"
#include "pipeline/run_stats.h"
#include "query/prepared_query.h"

namespace gsaw {

// Passes over the inputs, which can be gone through again. Messages of what cannot be read are kept
// back: the pass that follows says them again.
class FirstPass {
 public:
  // All must outlive it. `all_named`: every input could be found.
  FirstPass(const Plan& plan, InputSet& inputs, RunStats& stats, bool all_named)
      : plan_(plan), inputs_(inputs), stats_(stats), all_named_(all_named) {}

  // The plan's query with the time of the newest entry of the inputs in it.
  Result<PreparedQuery> with_newest_time();

  struct Transactions {
    std::vector<std::string> ids;  // of those that have an entry that the query selects
    CountedLines without_id;       // selected entries that belong to none
    bool interrupted = false;
  };
  Transactions transactions_of(const PreparedQuery& query);

  const std::string& unread() const { return unread_; }

 private:
  PassSettings settings() const;

  const Plan& plan_;
  InputSet& inputs_;
  RunStats& stats_;
  const bool all_named_;
  std::string unread_;
};

// A query for all entries of these transactions.
Result<PreparedQuery> query_for(const std::vector<std::string>& txns);

}  // namespace gsaw
