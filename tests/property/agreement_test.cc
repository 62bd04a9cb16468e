// gsaw's verdicts against those of the slow evaluator, on random entries and queries.
//   GSAW_SEED=n GSAW_PAIRS=n gsaw_property_tests
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "property/random_line.h"
#include "property/slow_evaluator.h"
#include "property/tested_query.h"
#include "query/predicate.h"
#include "record/json_text.h"
#include "record/record_parser.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

constexpr std::size_t kLines = 50;    // of a round
constexpr std::size_t kQueries = 50;  // of a round
constexpr std::uint64_t kPairs = kSanitized ? 40'000 : 1'000'000;

// A query in both forms.
struct Subject {
  SlowQuery slow;
  std::string text;
  TestedQuery tested;
};

Subject random_subject(Random& random) {
  Subject subject;
  subject.slow = random_query(random, 3);
  subject.text = spell(subject.slow, random);
  subject.tested = tested_query(subject.text, random.once_in(4));
  return subject;
}

class Round {
 public:
  explicit Round(std::uint64_t seed) : seed_(seed), random_(seed) {}

  void run() {
    std::vector<Subject> subjects;
    while (subjects.size() < kQueries) subjects.push_back(random_subject(random_));
    for (std::size_t i = 0; i < kLines; ++i) {
      const std::string line = random_line(random_);
      for (const Subject& subject : subjects) compare(line, subject);
    }
  }

  std::array<std::size_t, 2> verdicts() const { return verdicts_; }
  std::size_t pairs() const { return verdicts_[0] + verdicts_[1]; }
  std::size_t malformed() const { return malformed_; }
  std::size_t ruled_out() const { return ruled_out_; }

 private:
  void compare(const std::string& line, const Subject& subject) {
    const auto trees = read_line(line);
    const std::size_t records = parser_.parse(line);
    std::string shown;
    append_json_escaped(shown, line);
    CAPTURE(seed_);
    CAPTURE(subject.text);
    CAPTURE(subject.tested.ignore_case);
    CAPTURE(shown);
    REQUIRE(records == (trees ? trees->size() : 1));
    Predicate predicate(subject.tested.compiled);
    for (std::size_t i = 0; i < records; ++i) {
      const Record& record = parser_.record(i);
      REQUIRE(record.malformed == !trees);
      const bool expected = trees ? judge(subject.slow, (*trees)[i], subject.tested.ignore_case)
                                  : judge_malformed(subject.slow, line, subject.tested.ignore_case);
      const bool matched = predicate.matches(record);
      REQUIRE_MESSAGE(matched == expected, "gsaw says ", matched);
      if (subject.tested.candidates) {
        const bool candidate = subject.tested.candidates->may_match(line);
        REQUIRE_MESSAGE((candidate || !matched), "the prefilter loses a match");
        ruled_out_ += candidate ? 0 : 1;
      }
      ++verdicts_[matched ? 1 : 0];
      malformed_ += record.malformed ? 1 : 0;
    }
  }

  std::uint64_t seed_;
  Random random_;
  RecordParser parser_;
  std::array<std::size_t, 2> verdicts_{};
  std::size_t malformed_ = 0;
  std::size_t ruled_out_ = 0;
};

}  // namespace

TEST_CASE("verdicts agree with the slow evaluator") {
  const std::uint64_t first = setting("GSAW_SEED", 1), wanted = setting("GSAW_PAIRS", kPairs);
  std::size_t pairs = 0, matched = 0, malformed = 0, ruled_out = 0;
  for (std::uint64_t seed = first; pairs < wanted; ++seed) {
    Round round(seed);
    round.run();
    pairs += round.pairs();
    matched += round.verdicts()[1];
    malformed += round.malformed();
    ruled_out += round.ruled_out();
  }
  MESSAGE(pairs, " pairs, ", matched, " matched, ", malformed, " of malformed lines");
  // Else the alphabets have drifted apart and the test says little.
  CHECK(matched > pairs / 10);
  CHECK(matched < pairs / 10 * 9);
  CHECK(malformed > pairs / 100);
  CHECK(ruled_out > pairs / 100);
}
