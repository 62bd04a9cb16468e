// The search before lines are parsed: it may say maybe, never a wrong no. The first line of the
// input is the query, the others are the log.
#include <set>
#include <string>

#include "fuzz/shared/fuzz_query.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "fuzz/shared/respelled.h"
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

// A query's two ways to a verdict.
class Judge {
 public:
  // `query` has a finder and outlives this.
  explicit Judge(const PreparedQuery& query) : finder_(*query.finder), predicate_(query.compiled) {}

  // Checks the line on its own; says whether it is a candidate.
  bool check(std::string_view line) {
    const fuzz::OwnBytes own(line);
    const bool candidate = finder_.may_match(own.view());
    const bool found = matches(own.view());
    require(candidate || !found, "no match is lost", line);
    if (found) {
      require(finder_.may_match_around(own.view()), "nor where a line is looked at in pieces",
              line);
    }
    return candidate;
  }

  // The line in another spelling, when that says the same.
  void check_spelling(std::string_view line) {
    const bool expected = matches(line);
    const Record& record = parser_.record();
    // What stands around the entry is no JSON, which may be spelled in other ways.
    if (record.malformed || !line.starts_with('{') || line.find('\x1B') != line.npos) return;
    const std::string other = fuzz::respelled(line, fuzz::some_spelling(line));
    require(matches(other) == expected, "spelling changes no verdict", line);
    check(other);
  }

 private:
  bool matches(std::string_view line) {
    bool any = false;
    const std::size_t count = parser_.parse(line);
    for (std::size_t i = 0; i < count; ++i) any = predicate_.matches(parser_.record(i)) || any;
    return any;
  }

  const CandidateFinder& finder_;
  Predicate predicate_;
  RecordParser parser_;
};

void check(const PreparedQuery& query, std::string_view log, std::string_view input) {
  if (query.finder == nullptr) return;
  const std::set<std::size_t> candidates = candidates_of(*query.finder, log);
  Judge judge(query);
  fuzz::for_each_line(log, [&](std::string_view line) {
    const bool found = candidates.contains(static_cast<std::size_t>(line.data() - log.data()));
    require(judge.check(line) == found,
            "a line is a candidate alone just when it is one among others", input);
    if (line.find('{') != line.npos) judge.check_spelling(line);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::as_text(data, size);
  std::string_view log = input;
  const std::string_view query = fuzz::take_line(log);
  if (!parse_query(query, {fuzz::kNow, TimeZone()})) return 0;
  const fuzz::OwnBytes own_log(log);
  const bool ignore_case = input.size() % 2 == 1;
  check(fuzz::prepared(query, ignore_case), own_log.view(), input);
  return 0;
}
