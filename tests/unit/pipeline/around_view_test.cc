// What is near a match in time, on its host: over all inputs, in two passes.
#include "pipeline/around_view.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_filtered_plan;
using testing::run_every_way;
using testing::TempDir;

// At so many seconds.
std::string entry(const std::string& host, int second, const std::string& rest = {}) {
  return "{\"host\":\"" + host + "\",\"timestamp\":" + std::to_string(1324936588 + second) + rest +
         "}\n";
}

constexpr const char* kFound = ",\"x\":1";

std::string around(Nanoseconds span, const std::vector<std::string>& paths) {
  Plan plan = make_filtered_plan("x=1", paths);
  plan.around = span;
  const testing::RunResult filtered = run_every_way(plan);
  plan.query.finder.reset();
  testing::check_same(run_every_way(plan), filtered);
  return filtered.out;
}

TEST_CASE("what the host logged before and behind, in every input") {
  const TempDir dir;
  const std::string one = dir.write("one.log", entry("a", 1) + entry("a", 5, kFound) +
                                                   entry("b", 5) + entry("a", 8) + entry("a", 10));
  const std::string two = dir.write("two.log", entry("a", 2) + entry("b", 6) + entry("a", 7));
  CHECK(around(3 * kNanosPerSecond, {one, two}) ==
        entry("a", 5, kFound) + entry("a", 8) + entry("a", 2) + entry("a", 7));
  CHECK(around(0, {two, one}) == entry("a", 5, kFound));
  CHECK(around(5 * kNanosPerSecond, {two}) == "");
}

TEST_CASE("a match without a time is shown alone, and hosts that are not named are one") {
  const TempDir dir;
  const std::string log = dir.write(
      "a.log", "{\"host\":\"a\",\"x\":1}\n" + entry("a", 1) + "{\"host\":\"a\"}\n" +
                   "{\"ts\":1324936588,\"x\":1}\n{\"ts\":1324936589}\n" + entry("", 2) + "torn\n");
  CHECK(around(5 * kNanosPerSecond, {log}) ==
        "{\"host\":\"a\",\"x\":1}\n{\"ts\":1324936588,\"x\":1}\n{\"ts\":1324936589}\n" +
            entry("", 2));
}

TEST_CASE("as a plain look at every match says") {
  std::mt19937 random(7);
  const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
  const TempDir dir;
  for (int round = 0; round < 4; ++round) {
    struct Logged {
      std::string host, line;
      int second;
      bool found;
    };
    std::vector<Logged> all;
    std::string log;
    for (int i = 0; i < 60; ++i) {
      Logged logged{below(2) == 0 ? "a" : "b", {}, below(400), below(12) == 0};
      logged.line = entry(logged.host, logged.second, logged.found ? kFound : "");
      log += logged.line;
      all.push_back(logged);
    }
    const int span = below(30);
    std::string expected;
    for (const Logged& each : all) {
      bool near = false;
      for (const Logged& match : all) {
        near |=
            match.found && match.host == each.host && std::abs(match.second - each.second) <= span;
      }
      if (near) expected += each.line;
    }
    CHECK(around(span * kNanosPerSecond, {dir.write("a.log", log)}) == expected);
  }
}

TEST_CASE("with entries around them") {
  const TempDir dir;
  const std::string log = entry("b", 1) + entry("a", 2, kFound) + entry("b", 2) + entry("a", 3) +
                          entry("b", 3) + entry("b", 4);
  Plan plan = make_filtered_plan("x=1", {dir.write("a.log", log)});
  plan.around = kNanosPerSecond;
  plan.context = ContextSize{0, 1};
  CHECK(run_every_way(plan).out ==
        entry("a", 2, kFound) + entry("b", 2) + entry("a", 3) + entry("b", 3));
}

TEST_CASE("times that count from the newest entry, and what cannot be read") {
  const TempDir dir;
  const std::string log =
      dir.write("a.log", entry("a", 1, kFound) + entry("a", 100) + entry("a", 101, kFound));
  Plan plan = make_filtered_plan("x=1 time>=end-10s", {log, dir / "nothing"});
  plan.counts_from_newest = true;
  plan.around = 2 * kNanosPerSecond;
  const testing::RunResult result = run_every_way(plan);
  CHECK(result.out == entry("a", 100) + entry("a", 101, kFound));
  CHECK(result.exit == ExitCode::error);
  CHECK(result.notes.find("nothing") == result.notes.rfind("nothing"));
}

}  // namespace
}  // namespace gsaw
