// A query made ready for a pass over the inputs.
#pragma once

#include <memory>
#include <optional>

#include "base/nanoseconds.h"
#include "base/result.h"
#include "query/ast.h"
#include "query/candidate_scan.h"
#include "query/compiled_query.h"
#include "query/journal_finder.h"
#include "query/prefilter.h"

namespace gsaw {

// Immutable once made; shared by threads.
struct PreparedQuery {
  std::shared_ptr<const Node> tree;  // what the rest was made of, and views
  CompiledQuery compiled;
  Prefilter prefilter;
  // What lines are searched for before they are parsed; null when every line is parsed.
  std::shared_ptr<const CandidateFinder> finder;
  // What matches has a time within these, both included; none where the query does not say.
  std::optional<Nanoseconds> earliest = {}, latest = {};
  std::shared_ptr<const JournalFinder> journal_finder = nullptr;  // there if `finder` can be

  // The same as `finder`, for a journal or another log.
  const CandidateFinder* finder_for(bool journal) const {
    if (finder == nullptr || !journal) return finder.get();
    return journal_finder == nullptr ? nullptr : journal_finder->get();
  }
};

// Value files must have been loaded (value_file.h). Fails on a field name that is no path
// and an expression that RE2 refuses.
Result<PreparedQuery> prepare(std::shared_ptr<const Node> tree, const CompileSettings& settings);

}  // namespace gsaw
