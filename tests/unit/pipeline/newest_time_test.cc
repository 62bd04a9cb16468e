// What `end` stands for, over several files; and that a set of inputs can be gone through twice.
#include "pipeline/newest_time.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "pipeline/pass.h"
#include "record/timestamp.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::TempDir;

std::optional<Nanoseconds> newest_of(InputSet& inputs, unsigned threads) {
  testing::Messages messages;
  PassSettings settings;
  settings.threads = threads;
  settings.chunk_size = 40;
  settings.malformed_selectable = false;
  NewestTimeView view;
  const Plan plan = testing::make_plan();
  run_pass(inputs, plan.query, view, settings, messages.diagnostics);
  return view.newest();
}

std::optional<Nanoseconds> newest_of(const std::vector<std::string>& paths, unsigned threads) {
  testing::Messages messages;
  InputSet inputs(paths, messages.diagnostics);
  const auto newest = newest_of(inputs, threads);
  CHECK(newest_of(inputs, threads) == newest);
  return newest;
}

struct Logs {
  TempDir dir;
  std::string old = dir.write("old.log", "{\"time\":\"2011-12-26T22:00:00Z\"}\ntorn\n{\"a\":1}\n");
  std::string young = dir.write(
      "young.log",
      "{\"time\":\"2012-01-01T00:00:00Z\"}{\"ts\":1325376001}\n{\"time\":\"2011-01-01\"}");
  Nanoseconds newest = *time_from_text("2012-01-01T00:00:01Z");
};

TEST_CASE("the newest time of all files") {
  const Logs logs;
  for (const unsigned threads : {1U, 4U}) {
    CHECK(newest_of({logs.old, logs.young}, threads) == logs.newest);
    CHECK(newest_of({logs.young, logs.dir / "nothing", logs.old}, threads) == logs.newest);
    CHECK(newest_of({logs.old}, threads) == *time_from_text("2011-12-26T22:00:00Z"));
    CHECK_FALSE(newest_of({logs.dir / "nothing"}, threads));
    CHECK_FALSE(newest_of({logs.dir.write("none.log", "torn\n{}\n")}, threads));
    CHECK_FALSE(newest_of(std::vector<std::string>{}, threads));
  }
}

TEST_CASE("an svlogd directory is read twice, its open file too") {
  const TempDir dir;
  dir.write("@400000004ef8ecec0d2c3334.s", "{\"time\":\"2011-12-26T22:00:00Z\"}\n{\"time\":\"20");
  dir.write("current", "12-01-01T00:00:01Z\"}\n{}\n");
  CHECK(newest_of({dir.path()}, 4) == *time_from_text("2012-01-01T00:00:01Z"));
}

TEST_CASE("a run whose times count from the newest entry") {
  const Logs logs;
  Plan plan = testing::make_plan("time>=end-1h", {logs.old, logs.young});
  plan.counts_from_newest = true;
  const testing::RunResult result = testing::run_every_way(plan);
  CHECK(result.out == "{\"time\":\"2012-01-01T00:00:00Z\"}\n{\"ts\":1325376001}\n");
  CHECK(result.exit == ExitCode::matched);
  plan.paths = {logs.dir.write("none.log", "{}\n")};
  CHECK(testing::run_every_way(plan).exit == ExitCode::error);
  CHECK(testing::run_every_way(plan).notes.find("no entry has a time") != std::string::npos);
}

}  // namespace
}  // namespace gsaw
