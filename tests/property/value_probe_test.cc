// The look at the value behind a key in the raw line: no match is lost whatever the
// line looks like, a line is judged alike wherever it stands, and nothing is read past the
// text.
//   GSAW_SEED=n GSAW_PROBE_PAIRS=n gsaw_property_tests
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "property/comparison.h"
#include "property/probe_lines.h"
#include "unit/base/guarded_bytes.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

constexpr std::size_t kLines = 50;    // of a round
constexpr std::size_t kQueries = 50;  // of a round
constexpr std::uint64_t kPairs = kSanitized ? 100'000 : 2'000'000;

std::vector<Subject> random_subjects(Random& random) {
  std::vector<Subject> subjects;
  while (subjects.size() < kQueries) {
    SlowQuery query = random_probe_query(random);
    const bool ignore_case = random.once_in(5);
    subjects.push_back(make_subject(std::move(query), ignore_case, random));
  }
  return subjects;
}

// How often a line that holds the key's text is a candidate, and how often not: the two
// answers of the probe.
struct ProbeAnswers {
  std::size_t yes = 0, no = 0;
};

void count_answers(const std::string& line, const Subject& subject, ProbeAnswers& answers) {
  if (!subject.tested.candidates) return;
  if (line.find("status\"") == line.npos || line.find("\\u") != line.npos) return;
  ++(subject.tested.candidates->may_match(line) ? answers.yes : answers.no);
}

}  // namespace

TEST_CASE("the value behind a key: verdicts agree") {
  const std::uint64_t wanted = setting("GSAW_PROBE_PAIRS", kPairs);
  Comparison comparison;
  ProbeAnswers answers;
  for (std::uint64_t seed = setting("GSAW_SEED", 1); comparison.pairs() < wanted; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Subject> subjects = random_subjects(random);
    for (std::size_t i = 0; i < kLines; ++i) {
      const std::string line = random_probe_line(random);
      for (const Subject& subject : subjects) {
        comparison.compare(line, subject);
        count_answers(line, subject, answers);
      }
    }
  }
  comparison.check_balance(10, 8);
  CHECK(comparison.malformed() > comparison.pairs() / 20);
  CHECK(answers.yes > comparison.pairs() / 10);
  CHECK(answers.no > comparison.pairs() / 10);
}

TEST_CASE("the value behind a key is not looked for past the end of the text") {
  const testing::GuardedBytes memory;
  constexpr std::uint64_t kRounds = kSanitized ? 4 : 40;
  const std::uint64_t first = setting("GSAW_SEED", 1);
  std::size_t cuts = 0, differ = 0;
  for (std::uint64_t seed = first; seed < first + kRounds; ++seed) {
    Random random(seed);
    const std::vector<Subject> subjects = random_subjects(random);
    for (std::size_t i = 0; i < kLines / 5; ++i) {
      const std::string line = random_probe_line(random);
      for (std::size_t length = 0; length <= line.size(); ++length) {
        const std::string text = line.substr(0, length);
        const std::string_view at_end = memory.place(text);
        for (const Subject& subject : subjects) {
          const auto& candidates = subject.tested.candidates;
          if (!candidates) continue;
          ++cuts;
          differ += candidates->may_match(at_end) != candidates->may_match(text) ? 1 : 0;
        }
      }
    }
  }
  CHECK(differ == 0);
  CHECK(cuts > 10'000);
}

TEST_CASE("the value behind a key: a line is judged alike among others and by itself") {
  constexpr std::uint64_t kRounds = kSanitized ? 20 : 400;
  const std::uint64_t first = setting("GSAW_SEED", 1);
  std::size_t compared = 0;
  for (std::uint64_t seed = first; seed < first + kRounds; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<std::string> lines;
    while (lines.size() < kLines) lines.push_back(random_probe_line(random) + "\n");
    for (const Subject& subject : random_subjects(random)) {
      CAPTURE(subject.text);
      compared += check_lines_alone(subject.tested, lines);
    }
  }
  CHECK(compared > kRounds * kLines);
}
