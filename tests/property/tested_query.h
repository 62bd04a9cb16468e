// A query as the command line runs it, for the property tests: made ready to judge records
// and, where its prefilter is worth a search, to find candidates.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/build_plan.h"
#include "query/candidate_scan.h"
#include "query/compiled_query.h"

namespace gsaw::property {

struct TestedQuery {
  std::shared_ptr<const Node> node;
  bool ignore_case = false;
  CompiledQuery compiled;
  std::shared_ptr<const CandidateFinder> candidates;  // null: every line is parsed
};

// These fail the test case when gsaw refuses the query.
TestedQuery tested_query(const Options& options);
TestedQuery tested_query(std::string_view text, bool ignore_case);
Plan tested_plan(const Options& options);

// Where each line of `text` begins, and after the last its end.
std::vector<std::size_t> line_begins(std::string_view text);

// By line: whether the scan of the whole text, as the hot loop goes through a chunk, stops
// at it.
std::vector<bool> lines_found(const CandidateFinder& candidates, std::string_view text);

// Fails the test case unless each line is a candidate in the scan of them all just when it
// is one by itself: else the count of malformed lines, which are asked about one by one,
// would depend on where chunks end. Every line has its newline. How many lines were asked about.
std::size_t check_lines_alone(const TestedQuery& query, const std::vector<std::string>& lines);

}  // namespace gsaw::property
