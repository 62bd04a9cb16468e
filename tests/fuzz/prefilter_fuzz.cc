// The search before lines are parsed: it may say maybe, never a wrong no. The first line of the
// input is the query, the others are the log.
#include <set>
#include <string>

#include "fuzz/shared/fuzz_query.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "query/predicate.h"
#include "record/record_parser.h"

using namespace gsaw;
using fuzz::require;

namespace {

// Where the lines begin that the search finds in the whole log.
std::set<std::size_t> candidates_of(const CandidateFinder& finder, std::string_view log) {
  std::set<std::size_t> begins;
  CandidateScan scan(finder, log);
  for (std::size_t at = 0; at < log.size();) {
    const std::string_view line = scan.next(at);
    if (line.empty()) break;
    const auto begin = static_cast<std::size_t>(line.data() - log.data());
    require(begin >= at && (begin == 0 || log[begin - 1] == '\n'), "a line is found", log);
    require(begin + line.size() == log.size() || line.ends_with('\n'), "all of it", log);
    begins.insert(begin);
    at = begin + line.size();
  }
  return begins;
}

void check(const PreparedQuery& query, std::string_view log, std::string_view input) {
  if (query.finder == nullptr) return;
  const CandidateFinder& finder = *query.finder;
  const std::set<std::size_t> candidates = candidates_of(finder, log);
  RecordParser parser;
  Predicate predicate(query.compiled);
  fuzz::for_each_line(log, [&](std::string_view line) {
    const fuzz::OwnBytes alone(line);
    const bool found = candidates.contains(static_cast<std::size_t>(line.data() - log.data()));
    require(finder.may_match(alone.view()) == found,
            "a line is a candidate alone just when it is one among others", input);
    bool matches = false;
    const std::size_t count = parser.parse(alone.view());
    for (std::size_t i = 0; i < count; ++i) {
      matches = predicate.matches(parser.record(i)) || matches;
    }
    require(found || !matches, "no match is lost", input);
    require(!matches || finder.odd_lines() != OddLines::none ||
                finder.may_match_around(alone.view()),
            "no match is lost where a line is looked at in pieces", input);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::as_text(data, size);
  std::string_view log = input;
  const std::string_view query = fuzz::take_line(log);
  if (!parse_query(query, {fuzz::kNow, TimeZone()})) return 0;
  const fuzz::OwnBytes own_log(log);
  for (const bool ignore_case : {false, true}) {
    check(fuzz::prepared(query, ignore_case), own_log.view(), input);
  }
  return 0;
}
