// No line that matches a query about levels or times is ruled out before it is parsed.
//   GSAW_SEED=n GSAW_ROLE_PAIRS=n gsaw_property_tests
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "property/role_lines.h"
#include "property/role_queries.h"
#include "property/role_values.h"
#include "property/tested_query.h"
#include "query/predicate.h"
#include "record/json_text.h"
#include "record/record_parser.h"
#include "record/role_names.h"
#include "record/timestamp.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

constexpr std::size_t kLines = 100;   // of a round
constexpr std::size_t kQueries = 40;  // of a round
constexpr std::uint64_t kPairs = kSanitized ? 1'000'000 : 10'000'000;

struct Subject {
  std::string text;  // the command line
  TestedQuery tested;
};

Subject random_subject(Random& random) {
  Options options;
  options.query = random.once_in(6) ? "" : random_role_query(random, 2);
  if (random.once_in(3)) options.level = random_level_spec(random);
  if (random.once_in(12)) options.since = random_iso_time(random);
  if (random.once_in(12)) options.until = random_iso_time(random);
  // The other way round is refused.
  if (options.since && options.until &&
      time_from_text(*options.since) > time_from_text(*options.until)) {
    std::swap(options.since, options.until);
  }
  options.invert_match = random.once_in(10);
  options.ignore_case = random.once_in(5);
  Subject subject;
  subject.text = "'" + *options.query + "'" + (options.level ? " -l " + *options.level : "") +
                 (options.since ? " --since " + *options.since : "") +
                 (options.until ? " --until " + *options.until : "") +
                 (options.invert_match ? " -v" : "") + (options.ignore_case ? " -i" : "");
  subject.tested = tested_query(options);
  return subject;
}

class Round {
 public:
  explicit Round(std::uint64_t seed) : seed_(seed), random_(seed) {
    for (std::size_t i = 0; i < kLines; ++i) {
      lines_.push_back(random_role_line(random_) + "\n");
      text_ += lines_.back();
    }
  }

  void run() {
    for (std::size_t i = 0; i < kQueries; ++i) judge(random_subject(random_));
  }

  std::size_t pairs() const { return pairs_; }
  std::size_t matched() const { return matched_; }
  std::size_t ruled_out() const { return ruled_out_; }

 private:
  void judge(const Subject& subject) {
    CAPTURE(seed_);
    CAPTURE(subject.text);
    Predicate predicate(subject.tested.compiled);
    const auto& candidates = subject.tested.candidates;
    std::vector<bool> found(kLines, true);
    if (candidates) found = lines_found(*candidates, text_);
    for (std::size_t i = 0; i < kLines; ++i) {
      bool matches = false;
      for (std::size_t r = 0, count = parser_.parse(lines_[i]); r < count; ++r) {
        matches |= predicate.matches(parser_.record(r));
      }
      ++pairs_;
      matched_ += matches ? 1 : 0;
      ruled_out_ += found[i] ? 0 : 1;
      if (!matches || (found[i] && (!candidates || candidates->may_match(lines_[i])))) continue;
      std::string shown;
      append_json_escaped(shown, lines_[i]);
      CAPTURE(shown);
      REQUIRE_MESSAGE(found[i], "the prefilter loses a match among other lines");
      FAIL("the prefilter loses a match when the line stands alone");
    }
  }

  std::uint64_t seed_;
  Random random_;
  std::vector<std::string> lines_;
  std::string text_;
  RecordParser parser_;
  std::size_t pairs_ = 0, matched_ = 0, ruled_out_ = 0;
};

// How often each key, by its last part, gave lines their `role`; under "" those that have
// it without a key.
std::map<std::string, int, std::less<>> keys_that_decide(Role role) {
  constexpr int kEnough = 100'000;
  Random random(1);
  RecordParser parser;
  std::map<std::string, int, std::less<>> decided;
  for (int i = 0; i < kEnough; ++i) {
    const std::string line = random_role_line(random);
    if (parser.parse(line) == 0 || parser.record().malformed) continue;
    const Record& record = parser.record();
    const bool has = role == Role::level ? record.level().has_value() : record.time().has_value();
    if (const auto& chosen = record.role(role)) {
      ++decided[std::string(chosen->key)];
    } else if (has) {
      ++decided[""];
    }
  }
  return decided;
}

}  // namespace

TEST_CASE("the random lines have levels and times of every kind") {
  for (const Role role : {Role::level, Role::time}) {
    const auto decided = keys_that_decide(role);
    // From a prefix, or Serilog's level that is left out.
    CHECK(decided.contains(""));
    for (const std::string_view name : role_names(role)) {
      const std::string_view key = bare_name(name);
      INFO(key);
      const auto count = decided.find(key.substr(key.rfind('.') + 1));
      REQUIRE(count != decided.end());
      CHECK(count->second > 50);
    }
  }
}

TEST_CASE("no match of a level or a time is ruled out") {
  const std::uint64_t first = setting("GSAW_SEED", 1), wanted = setting("GSAW_ROLE_PAIRS", kPairs);
  std::size_t pairs = 0, matched = 0, ruled_out = 0;
  for (std::uint64_t seed = first; pairs < wanted; ++seed) {
    Round round(seed);
    round.run();
    pairs += round.pairs();
    matched += round.matched();
    ruled_out += round.ruled_out();
  }
  MESSAGE(pairs, " pairs, ", matched, " matched, ", ruled_out, " ruled out");
  // Else the alphabets have drifted apart and the test says little.
  CHECK(matched > pairs / 5);
  CHECK(matched < pairs / 5 * 4);
  CHECK(ruled_out > pairs / 50);
}

TEST_CASE("a line with a level or a time is judged alike among others and by itself") {
  constexpr std::uint64_t kRounds = kSanitized ? 20 : 400;
  const std::uint64_t first = setting("GSAW_SEED", 1);
  std::size_t compared = 0;
  for (std::uint64_t seed = first; seed < first + kRounds; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<std::string> lines;
    while (lines.size() < kLines) lines.push_back(random_role_line(random) + "\n");
    for (std::size_t i = 0; i < kQueries; ++i) {
      const Subject subject = random_subject(random);
      CAPTURE(subject.text);
      compared += check_lines_alone(subject.tested, lines);
    }
  }
  CHECK(compared > kRounds * kLines);
}
