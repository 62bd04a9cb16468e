// A query as gsaw runs it, for the property tests: the tree made ready to judge records and,
// where it has any, the candidates of its prefilter. Put together as cli/build_plan.cc does.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/candidate_scan.h"
#include "query/compiled_query.h"

namespace gsaw::property {

struct TestedQuery {
  NodePtr node;
  bool ignore_case = false;
  CompiledQuery compiled;
  std::optional<CandidateFinder> candidates;  // when the prefilter is worth a search
};

// Both fail the test case when gsaw refuses the query.
TestedQuery tested_query(std::string_view text, bool ignore_case);
TestedQuery tested_query(NodePtr node, bool ignore_case);

// Where each line of `text` begins, and after the last its end.
std::vector<std::size_t> line_begins(std::string_view text);

// By line: whether the scan of the whole text, as the hot loop goes through a chunk, stops
// at it.
std::vector<bool> lines_found(const CandidateFinder& candidates, std::string_view text);

}  // namespace gsaw::property
