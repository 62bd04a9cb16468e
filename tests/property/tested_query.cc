// A query as gsaw runs it, for the property tests.
#include "property/tested_query.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "query/parser.h"
#include "query/prefilter.h"
#include "query/value_probe.h"

namespace gsaw::property {

TestedQuery tested_query(std::string_view text, bool ignore_case) {
  auto node = parse_query(text, TimeContext{});
  if (!node) FAIL("gsaw refuses the query " << text << ": " << node.error().message);
  return tested_query(*std::move(node), ignore_case);
}

TestedQuery tested_query(NodePtr node, bool ignore_case) {
  const CompileSettings settings{ignore_case, 0};
  auto compiled = compile_query(*node, settings);
  if (!compiled) FAIL("gsaw refuses the query: " << compiled.error().message);
  TestedQuery query{std::move(node), ignore_case, *std::move(compiled), std::nullopt};
  const Prefilter prefilter = make_prefilter(*query.node, ignore_case);
  if (!prefilter.active()) return query;
  CandidateFinder candidates(prefilter, settings);
  if (candidates.usable()) query.candidates = std::move(candidates);
  return query;
}

std::vector<std::size_t> line_begins(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < text.size();) {
    begins.push_back(at);
    const std::size_t newline = text.find('\n', at);
    at = newline == text.npos ? text.size() : newline + 1;
  }
  begins.push_back(text.size());
  return begins;
}

std::vector<bool> lines_found(const CandidateFinder& candidates, std::string_view text) {
  const std::vector<std::size_t> begins = line_begins(text);
  std::vector<bool> found(begins.size() - 1);
  CandidateScan scan(candidates, text);
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = scan.next(at);
    if (line.empty()) break;
    const auto begin = static_cast<std::size_t>(line.data() - text.data());
    const auto place = std::lower_bound(begins.begin(), begins.end(), begin);
    found[static_cast<std::size_t>(place - begins.begin())] = *place == begin;
    at = begin + line.size();
  }
  return found;
}

}  // namespace gsaw::property
