// What is near the first or last matches: those that are shown without --around.
#include "pipeline/moments_view.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_filtered_plan;
using testing::run_every_way;
using testing::TempDir;

struct Logged {
  std::string host, line;
  int second;
};

// No two at the same time; each file's in the order of time, or in none.
std::vector<Logged> random_log(std::mt19937& random, bool in_order) {
  std::vector<int> seconds(200);
  std::iota(seconds.begin(), seconds.end(), 0);
  std::shuffle(seconds.begin(), seconds.end(), random);
  seconds.resize(80);
  if (in_order) {
    std::sort(seconds.begin(), seconds.begin() + 40);
    std::sort(seconds.begin() + 40, seconds.end());
  }
  std::vector<Logged> all;
  for (const int second : seconds) {
    Logged logged{random() % 2 == 0 ? "a" : "b", {}, second};
    logged.line = "{\"host\":\"" + logged.host +
                  "\",\"ts\":" + std::to_string(1324936588 + second) +
                  (random() % 4 == 0 ? ",\"x\":1" : "") + "}\n";
    all.push_back(logged);
  }
  return all;
}

std::string near_lines(const std::vector<Logged>& all, const std::string& chosen, int span) {
  std::string near;
  for (const Logged& each : all) {
    const bool is_near = std::any_of(all.begin(), all.end(), [&](const Logged& match) {
      return chosen.find(match.line) != chosen.npos && match.host == each.host &&
             std::abs(match.second - each.second) <= span;
    });
    if (is_near) near += each.line;
  }
  return near;
}

std::vector<SortSettings> orders() {
  using By = SortSettings::By;
  std::vector<SortSettings> orders(4);
  orders[1].turned = true;
  orders[2].of_several_inputs = true;
  orders[3].by = By::input;
  orders[3].turned = true;
  return orders;
}

TEST_CASE("the matches that count are those that are shown without what is near them") {
  std::mt19937 random(11);
  const TempDir dir;
  const std::vector<EntryLimits> limits = {{3, {}}, {{}, 3}, {9, 2}, {1, {}}, {{}, 500}};
  std::vector<std::optional<SortSettings>> sorts = {std::nullopt};
  for (const SortSettings& sort : orders()) sorts.emplace_back(sort);
  for (const bool several : {false, true}) {
    const std::vector<Logged> all = random_log(random, several);
    std::string one, two;
    for (std::size_t i = 0; i < all.size(); ++i) (several && i >= 40 ? two : one) += all[i].line;
    std::vector<std::string> paths = {dir.write("one.log", one)};
    if (several) paths.push_back(dir.write("two.log", two));
    for (const EntryLimits& limit : limits) {
      for (const auto& sort : sorts) {
        CAPTURE(several);
        CAPTURE(sort.has_value());
        Plan plan = make_filtered_plan("x=1", paths);
        plan.sort = sort;
        plan.pass.max_count = limit.first;
        plan.tail = limit.last;
        const std::string chosen = testing::run_plan(plan).out;
        plan.pass.max_count.reset();
        plan.tail.reset();
        plan.sort.reset();
        const std::string expected = near_lines(all, chosen, 4);
        plan.around = 4 * kNanosPerSecond;
        plan.around_limits = limit;
        plan.sort = sort;
        std::string found = run_every_way(plan).out;
        if (sort) {
          // In the order of the inputs again.
          std::string in_order;
          for (const Logged& each : all) {
            if (found.find(each.line) != found.npos) in_order += each.line;
          }
          CHECK(in_order.size() == found.size());
          found = in_order;
        }
        CHECK(found == expected);
      }
    }
  }
}

TEST_CASE("a match without a time is none that counts, and is spoken of") {
  const TempDir dir;
  const std::string line = "{\"ts\":1324936588,\"x\":1}\n", untimed = "{\"x\":1}\n";
  Plan plan = make_filtered_plan("x=1", {dir.write("a.log", untimed + line + untimed + line)});
  plan.around = 0;
  plan.around_limits.first = 1;
  const testing::RunResult result = run_every_way(plan);
  CHECK(result.out == line + line);
  CHECK(result.notes.starts_with("gsaw: 1 entry has no time"));
  plan.around_limits = {{}, 1};
  CHECK(run_every_way(plan).notes.starts_with("gsaw: 2 entries have no time"));
  plan.paths = {dir.write("b.log", untimed)};
  CHECK(run_every_way(plan).exit == ExitCode::no_match);
}

TEST_CASE("many more than are wanted") {
  const TempDir dir;
  std::string log;
  for (int i = 0; i < 5000; ++i) {
    log += "{\"ts\":" + std::to_string(1324936588 + i * 7 % 5000) + "}\n";
  }
  Plan plan = make_filtered_plan("", {dir.write("a.log", log)});
  plan.sort.emplace();
  plan.around = 0;
  plan.around_limits.last = 1;
  CHECK(testing::run_plan(plan).out == "{\"ts\":1324941587}\n");
  plan.sort->turned = true;
  CHECK(testing::run_plan(plan).out == "{\"ts\":1324936588}\n");
  plan.around_limits = {1, {}};
  CHECK(testing::run_plan(plan).out == "{\"ts\":1324941587}\n");
}

}  // namespace
}  // namespace gsaw
