// What must be known of the inputs before a query can be asked of them: passes before the one
// that shows something.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "input/input_set.h"
#include "pipeline/chosen_entries.h"
#include "pipeline/line_log.h"
#include "pipeline/plan.h"
#include "pipeline/run_stats.h"
#include "pipeline/side_query.h"
#include "pipeline/view.h"
#include "query/host_windows.h"
#include "query/prepared_query.h"

namespace gsaw {

// Passes over the inputs, which can be gone through again. Messages of what cannot be read are kept
// back: the pass that follows says them again.
class FirstPass {
 public:
  // All must outlive it. `all_named`: every input could be found.
  FirstPass(const Plan& plan, InputSet& inputs, RunStats& stats, bool all_named)
      : plan_(plan),
        inputs_(inputs),
        stats_(stats),
        all_named_(all_named),
        compile_(plan.compile) {}

  // The plan's query with what it depends on: the time of the newest entry in place of `end`, and
  // what stands near its matches where that is wanted, too.
  Result<PreparedQuery> complete_query();
  // The same of what a view compares entries by. complete_query() has succeeded before.
  Result<void> complete(std::optional<SideQuery>& side) const;

  // The last ones of those that the query selects (-n); none where that was interrupted.
  std::optional<ChosenEntries> last_of(const PreparedQuery& query, Diagnostics& diagnostics);

  struct Transactions {
    std::vector<std::string> ids;  // of those that have an entry that the query selects
    CountedLines without_id;       // selected entries that belong to none
    bool interrupted = false;
  };
  Transactions transactions_of(const PreparedQuery& query);
  // A query for all entries of these transactions.
  Result<PreparedQuery> query_for(const AskedTxns& txns) const;

  const std::string& unread() const { return unread_; }
  // Matching entries that the query leaves out, as something of them could not be read.
  const LineCounts& left_out() const { return left_out_; }

 private:
  Result<void> find_newest_time();
  Result<PreparedQuery> with_neighbours(const PreparedQuery& query);
  Result<HostWindows> windows_of_all(const PreparedQuery& query);
  Result<HostWindows> windows_of_some(const PreparedQuery& query);
  bool find_windows(const PreparedQuery& query, View& view, std::optional<std::uint64_t> max_count);
  Result<PreparedQuery> prepared(std::shared_ptr<const Node> tree,
                                 const CompileSettings& compile) const;

  const Plan& plan_;
  InputSet& inputs_;
  RunStats& stats_;
  const bool all_named_;
  CompileSettings compile_;  // the plan's, and the newest time once it is known
  std::string unread_;
  LineCounts left_out_;
};

}  // namespace gsaw
