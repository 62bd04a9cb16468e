// A query as the command line runs it, for the property tests.
#include "property/tested_query.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "record/json_text.h"

namespace gsaw::property {
namespace {

PlanAndPager checked_plan(const Options& options) {
  auto made = build_plan(options, Environment{});
  if (!made) FAIL("gsaw refuses the query: " << made.error().message);
  return *std::move(made);
}

// A look at the lines where they stand finds the same ones.
void check_picked(const CandidateFinder& candidates, std::string_view text,
                  const std::vector<bool>& found, const std::vector<std::size_t>& begins) {
  std::vector<std::size_t> picked, expected;
  const bool to_end = candidates.pick(text, [&](std::string_view line) {
    picked.push_back(static_cast<std::size_t>(line.data() - text.data()));
    return true;
  });
  CHECK(to_end);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) expected.push_back(begins[i]);
  }
  REQUIRE(picked == expected);
}

}  // namespace

TestedQuery tested_query(const Options& options) {
  PreparedQuery query = checked_plan(options).plan.query;
  return {std::move(query.tree), options.ignore_case, std::move(query.compiled),
          std::move(query.finder)};
}

TestedQuery tested_query(std::string_view text, bool ignore_case) {
  Options options;
  options.query = text;
  options.ignore_case = ignore_case;
  return tested_query(options);
}

Plan tested_plan(const Options& options) { return checked_plan(options).plan; }

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
  check_picked(candidates, text, found, begins);
  return found;
}

std::size_t check_lines_alone(const TestedQuery& query, const std::vector<std::string>& lines) {
  if (!query.candidates) return 0;
  std::string all;
  for (const std::string& line : lines) all += line;
  const std::vector<bool> found = lines_found(*query.candidates, all);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (found[i] == query.candidates->may_match(lines[i])) continue;
    std::string shown, next;
    append_json_escaped(shown, lines[i]);
    if (i + 1 < lines.size()) append_json_escaped(next, lines[i + 1]);
    CAPTURE(shown);
    CAPTURE(next);
    FAIL("a candidate " << std::string(found[i] ? "only among others" : "only by itself"));
  }
  return lines.size();
}

}  // namespace gsaw::property
