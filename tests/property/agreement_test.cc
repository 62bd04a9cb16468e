// gsaw's verdicts against those of the slow evaluator, on random entries and queries.
//   GSAW_SEED=n GSAW_PAIRS=n gsaw_property_tests
#include <doctest/doctest.h>

#include <vector>

#include "property/comparison.h"
#include "property/random_line.h"

using namespace gsaw::property;

namespace {

constexpr std::size_t kLines = 50;    // of a round
constexpr std::size_t kQueries = 50;  // of a round
constexpr std::uint64_t kPairs = kSanitized ? 40'000 : 1'000'000;

void run_round(std::uint64_t seed, Comparison& comparison) {
  CAPTURE(seed);
  Random random(seed);
  std::vector<Subject> subjects;
  while (subjects.size() < kQueries) {
    SlowQuery query = random_query(random, 3);
    const bool ignore_case = random.once_in(4);
    subjects.push_back(make_subject(std::move(query), ignore_case, random));
  }
  for (std::size_t i = 0; i < kLines; ++i) {
    const std::string line = random_line(random);
    for (const Subject& subject : subjects) comparison.compare(line, subject);
  }
}

}  // namespace

TEST_CASE("verdicts agree with the slow evaluator") {
  const std::uint64_t wanted = setting("GSAW_PAIRS", kPairs);
  Comparison comparison;
  for (std::uint64_t seed = setting("GSAW_SEED", 1); comparison.pairs() < wanted; ++seed) {
    run_round(seed, comparison);
  }
  comparison.check_balance(10, 100);
  CHECK(comparison.malformed() > comparison.pairs() / 100);
}
