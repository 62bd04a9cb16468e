// The last entries: of runs from the end or forward the same answer, and never a changed line.
#include "pipeline/last_entries_view.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/chunk_worker.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::check_same;
using testing::make_plan;
using testing::run_plan;
using testing::RunResult;
using testing::TempDir;
using testing::with_every_schedule;

// By every schedule, and forward: -m with a count that is never reached makes it so. The
// result of the first.
RunResult run_both_ways(Plan& plan) {
  const RunResult first = run_plan(plan);
  with_every_schedule(plan, [&] {
    for (const bool forward : {false, true}) {
      CAPTURE(forward);
      if (forward) plan.pass.max_count = 1'000'000;
      check_same(run_plan(plan), first);
      plan.pass.max_count.reset();
    }
  });
  return first;
}

RunResult run_both_ways(Plan&& plan) { return run_both_ways(plan); }

struct Logs {
  Logs()
      : a(dir.write("a.log", "{\"n\":1}\n{\"n\":2}\ntorn\n{\"n\":3}\n")),
        b(dir.write("b.log", "{\"n\":4}\nbad\nbad\n{\"n\":5}")),
        none(dir.write("none.log", "")) {}
  Plan plan(std::string_view query, std::uint64_t tail) const {
    Plan made = make_plan(query, {a, none, b, none});
    made.tail = tail;
    return made;
  }
  TempDir dir;
  std::string a, b, none;
};

using testing::malformed_note;

TEST_CASE("malformed lines are counted from the first entry shown on") {
  const Logs logs;
  const std::vector<std::string> entries = {"{\"n\":1}\n", "{\"n\":2}\n", "{\"n\":3}\n",
                                            "{\"n\":4}\n", "{\"n\":5}\n"};
  const std::vector<std::string> notes = {"",
                                          "",
                                          malformed_note(2, logs.b + ":2"),
                                          malformed_note(2, logs.b + ":2"),
                                          malformed_note(3, logs.a + ":3"),
                                          malformed_note(3, logs.a + ":3")};
  for (std::uint64_t tail = 0; tail <= 5; ++tail) {
    CAPTURE(tail);
    const RunResult result = run_both_ways(logs.plan("n>0", tail));
    std::string expected;
    for (std::size_t i = 5 - tail; i < 5; ++i) expected += entries[i];
    CHECK(result.out == expected);
    CHECK(result.notes == notes[tail]);
    CHECK(result.exit == (tail == 0 ? ExitCode::no_match : ExitCode::matched));
  }
  // Fewer than wanted: all of the input was looked at, and is spoken of.
  CHECK(run_both_ways(logs.plan("n=5", 2)).notes == malformed_note(3, logs.a + ":3"));
  CHECK(run_both_ways(logs.plan("n=99", 2)).exit == ExitCode::no_match);
  CHECK(run_both_ways(logs.plan("n=99", 0)).exit == ExitCode::no_match);
}

TEST_CASE("--malformed=fail: an error from the first entry shown on") {
  const Logs logs;
  Plan plan = logs.plan("n>0", 1);
  plan.pass.malformed = MalformedLines::fail;
  CHECK(run_both_ways(plan).exit == ExitCode::matched);
  plan.tail = 2;
  CHECK(run_both_ways(plan).exit == ExitCode::error);
  plan = logs.plan("torn or n=4", 2);  // the torn line is itself the first entry shown
  plan.pass.malformed = MalformedLines::fail;
  CHECK(run_both_ways(plan).notes ==
        "gsaw: 3 lines are no JSON object (first: " + logs.a + ":3)\n");
  CHECK(run_both_ways(plan).exit == ExitCode::error);
}

TEST_CASE("line numbers and file names from the end are those of reading forward") {
  const Logs logs;
  Plan plan = logs.plan("n>0", 3);
  plan.render.with_line_number = plan.render.with_filename = true;
  CHECK(run_both_ways(plan).out ==
        logs.a + ":4:{\"n\":3}\n" + logs.b + ":1:{\"n\":4}\n" + logs.b + ":4:{\"n\":5}\n");
}

TEST_CASE("-n leaves counts and quiet runs alone") {
  const Logs logs;
  Plan plan = logs.plan("n>1", 1);
  plan.product = Product::count;
  CHECK(run_plan(plan).out == "4\n");
  CHECK(run_plan(plan).notes == malformed_note(3, logs.a + ":3"));
  plan.product = Product::nothing;
  CHECK(run_plan(plan).exit == ExitCode::matched);
  CHECK(run_plan(plan).out.empty());
}

TEST_CASE("what cannot be read is an error also when it is never reached") {
  const Logs logs;
  Plan plan = logs.plan("n=5", 1);
  const std::string zipped = logs.dir.write("x.gz", "PK\x03\x04 and so on\n");
  plan.paths = {logs.dir / "nothing.log", zipped, logs.a, logs.b};
  const RunResult result = run_both_ways(plan);
  CHECK(result.exit == ExitCode::error);
  CHECK(result.out == "{\"n\":5}\n");
  CHECK(result.notes.find("nothing.log") < result.notes.find("an archive"));
}

TEST_CASE("an svlogd directory: the line that rotation cut is one of the last") {
  const TempDir dir;
  dir.write("@400000004ef8ecec0d2c3334.s", "{\"n\":1}\n{\"n\"");
  dir.write("current", ":2}\n{\"n\":3}\n");
  Plan plan = make_plan("n>0", {dir.path()});
  plan.tail = 2;
  CHECK(run_both_ways(plan).out == "{\"n\":2}\n{\"n\":3}\n");
}

TEST_CASE("from the end it stops: what is before is not read") {
  const TempDir dir;
  const std::string path = dir.write("x.log", "");
  // One line of zeros that nobody could read, and behind it what is asked for.
  constexpr off_t kHole = off_t{1} << 40;
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  constexpr std::string_view kEnd = "\n{\"n\":1}\n{\"n\":2}\n";
  const bool written = ::pwrite(fd, kEnd.data(), kEnd.size(), kHole) > 0;
  ::close(fd);
  if (!written) return;  // the file system has no such large files
  Plan plan = make_plan("n>0", {path});
  plan.tail = 2;
  plan.pass.chunk_size = kEnd.size() - 1;
  CHECK(run_plan(plan).out == kEnd.substr(1));
}

TEST_CASE("lines too long to be judged count from the first entry shown on") {
  const TempDir dir;
  const std::string giant = "{\"pad\":\"" + std::string(100, 'x') + "\"}\n";
  const std::string path =
      dir.write("x.log", giant + "{\"n\":1}\n{\"n\":2}\n" + giant + "{\"n\":3}\n");
  Plan plan = make_plan("n>0", {path});
  plan.pass.max_line = 50;
  plan.tail = 1;
  CHECK(run_both_ways(plan).exit == ExitCode::matched);
  CHECK(run_both_ways(plan).notes.empty());
  plan.tail = 2;
  CHECK(run_both_ways(plan).exit == ExitCode::error);
  CHECK(run_both_ways(plan).notes.find("1 line longer than --max-line") != std::string::npos);
  CHECK(run_both_ways(plan).notes.find("(first: " + path + ":4)") != std::string::npos);
  plan.tail = 9;
  CHECK(run_both_ways(plan).notes.find("2 lines longer") != std::string::npos);
}

TEST_CASE("a file rewritten in place before it is shown: an error, and nothing invented") {
  for (const bool all : {false, true}) {
    CAPTURE(all);
    const TempDir dir;
    const std::string path = dir.write("x.log", "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    Plan plan = make_plan("n>0", {path});
    testing::Output out;
    testing::Messages messages;
    LastEntriesView view({.limit = 2}, plan.render, out.stream, messages.diagnostics);
    const LongLineLimit limit{plan.pass.max_line, nullptr};
    ChunkWorker worker(plan.query, plan.pass, view, limit);
    ChunkResult result = worker.process(testing::chunk_of(path));
    view.add(result, result.tally.selected);
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    constexpr std::string_view kOther = "{\"n\":8}\n{\"n\":9}";
    const std::size_t size = all ? kOther.size() : 7;
    CHECK(::pwrite(fd, kOther.data(), size, 8) == static_cast<ssize_t>(size));
    ::close(fd);
    view.finish();
    CHECK(out.text() == (all ? "" : "{\"n\":3}\n"));
    CHECK(messages.text == "gsaw: " + std::string(all ? "2" : "1") + " of the last entries " +
                               (all ? "are" : "is") + " not shown: " + path +
                               " changed while it was being read\n");
    CHECK(messages.diagnostics.has_errors());
  }
}

TEST_CASE("a file cut short before it is shown") {
  const TempDir dir;
  const std::string path = dir.write("x.log", std::string(70'000, ' ') + "\n{\"n\":2}\n");
  Plan plan = make_plan("n>0", {path});
  testing::Output out;
  testing::Messages messages;
  LastEntriesView view({.limit = 2}, plan.render, out.stream, messages.diagnostics);
  const LongLineLimit limit{plan.pass.max_line, nullptr};
  ChunkWorker worker(plan.query, plan.pass, view, limit);
  ChunkResult result = worker.process(testing::chunk_of(path));
  view.add(result, result.tally.selected);
  REQUIRE(::truncate(path.c_str(), 10) == 0);
  view.finish();
  CHECK(out.text().empty());
  CHECK(messages.diagnostics.has_errors());
}

}  // namespace
}  // namespace gsaw
