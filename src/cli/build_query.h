// The query of a command line: QUERY, -t, -l, --since, --until and -v made one tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "pipeline/plan.h"
#include "query/ast.h"
#include "query/time_limits.h"

namespace gsaw {

struct QueryAndPaths {
  NodePtr query;
  std::vector<std::string> paths;  // empty: none were given
  std::optional<TimeLimits> time_limits = std::nullopt;
  std::optional<NearId> near = std::nullopt;  // is in the query
  // What was taken as what, where it could have been meant otherwise.
  std::vector<std::string> notes = {};
  std::string text = {};  // of the query, which its places are in; empty: none was given
};

// Decides which positional is the query, parses it, and joins the rest by `and`. The error
// is laid out with its caret.
Result<QueryAndPaths> build_query(const Options& options, const TimeContext& context);

// True when some time of the query counts from the newest entry.
bool counts_from_end(const Node& query);

}  // namespace gsaw
