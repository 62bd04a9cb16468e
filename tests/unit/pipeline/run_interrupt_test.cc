// A run that is told to end early: what was found so far is out, and nothing is said of the rest.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_plan;
using testing::RunResult;
using testing::TempDir;

// A fifo that stays open, between two logs.
struct Inputs {
  Inputs() : before(dir.write("a.log", "{\"n\":1}\n{\"n\":2}\n")), fifo(dir / "fifo") {
    std::string many;
    for (int i = 0; i < 20'000; ++i) many += "{\"n\":3,\"i\":" + std::to_string(i) + "}\n";
    behind = dir.write("c.log", many);
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    held = FileDescriptor(::open(fifo.c_str(), O_RDWR | O_CLOEXEC));
    REQUIRE(::write(held.get(), "{\"n\":4}\n{\"n\"", 12) == 12);
  }
  TempDir dir;
  std::string before, fifo, behind;
  FileDescriptor held;
};

// Runs the plan, and stops it as soon as `awaited` has come out.
RunResult run_until(Plan& plan, StopSignal& stop, int signal, std::string_view awaited) {
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  std::string text;
  std::thread reader([&] {
    std::array<char, 4096> bytes{};
    if (awaited.empty()) stop.request(signal);
    for (ssize_t got = 0; (got = ::read(ends[0], bytes.data(), bytes.size())) > 0;) {
      text.append(bytes.data(), static_cast<std::size_t>(got));
      if (text.ends_with(awaited)) stop.request(signal);
    }
  });
  testing::Messages messages;
  ExitCode exit{};
  {
    OutputStream out(ends[1]);
    exit = run(plan, out, messages.diagnostics);
  }
  ::close(ends[1]);
  reader.join();
  ::close(ends[0]);
  return {exit, text, messages.text};
}

TEST_CASE("what comes out is the begin of what would have come") {
  const Inputs inputs;
  for (const unsigned threads : {1U, 4U}) {
    for (const std::size_t chunk_size : {std::size_t{8}, std::size_t{1} << 20}) {
      CAPTURE(threads);
      CAPTURE(chunk_size);
      StopSignal stop;
      Plan plan = make_plan("n>0", {inputs.before, inputs.fifo, inputs.behind});
      plan.pass.threads = threads;
      plan.pass.chunk_size = chunk_size;
      plan.pass.interrupt = &stop;
      REQUIRE(::write(inputs.held.get(), ":5}\n{\"n\":6}\n{\"n\"", 16) == 16);
      const RunResult result = run_until(plan, stop, SIGTERM, "{\"n\":6}\n");
      CHECK(result.out.starts_with("{\"n\":1}\n{\"n\":2}\n"));
      CHECK(result.out.ends_with("{\"n\":6}\n"));
      CHECK(result.notes.starts_with("gsaw: interrupted after "));
      CHECK(result.notes.find(" entries found so far\n") != std::string::npos);
    }
  }
}

TEST_CASE("of how much it was interrupted is not said where that is compressed") {
  const TempDir dir;
  StopSignal stop;
  stop.request(SIGINT);
  Plan plan = make_plan("zzz=1", {dir.write("a.gz", "\x1f\x8b\x08 and so on")});
  plan.pass.interrupt = &stop;
  CHECK(testing::run_plan(plan).notes ==
        "gsaw: interrupted before any line was judged; 0 entries found so far\n");
}

TEST_CASE("stopped before it has read anything: no hints, and no count that is not whole") {
  const Inputs inputs;
  StopSignal stop;
  stop.request(SIGINT);
  Plan plan = make_plan("zzz=1", {inputs.before});
  plan.pass.interrupt = &stop;
  RunResult result = testing::run_plan(plan);
  CHECK(result.out.empty());
  CHECK(result.exit == ExitCode::no_match);
  CHECK(result.notes ==
        "gsaw: interrupted before any line of 16 B was judged; 0 entries found so far\n");
  plan.product = Product::count;
  result = testing::run_plan(plan);
  CHECK(result.out.empty());
  CHECK(result.notes ==
        "gsaw: interrupted before any line of 16 B was judged; 0 entries counted so far, which is "
        "not the whole count\n");
  plan.hints = false;
  CHECK(testing::run_plan(plan).notes.empty());
  plan.hints = true;
  plan.counts_from_newest = true;
  CHECK(testing::run_plan(plan).notes == "gsaw: interrupted before the newest entry was known\n");
}

TEST_CASE("whoever has left the pager is told nothing") {
  const Inputs inputs;
  StopSignal stop;
  Plan plan = make_plan("n>0", {inputs.before, inputs.fifo});
  plan.pass.interrupt = &stop;
  const RunResult result = run_until(plan, stop, 0, "{\"n\":4}\n");
  CHECK(result.exit == ExitCode::matched);
  CHECK(result.notes.empty());
}

TEST_CASE("counts of each file: only of those that were read to their end") {
  const Inputs inputs;
  StopSignal stop;
  Plan plan = make_plan("n>0", {inputs.before, inputs.fifo, inputs.behind});
  plan.pass.interrupt = &stop;
  plan.product = Product::count;
  plan.render.with_filename = true;
  const RunResult result = run_until(plan, stop, SIGHUP, inputs.before + ":2\n");
  CHECK(result.out == inputs.before + ":2\n");
}

TEST_CASE("a run that has come to its end was not interrupted") {
  const Inputs inputs;
  StopSignal stop;
  Plan plan = make_plan("n>0", {inputs.before});
  plan.pass.interrupt = &stop;
  plan.pass.max_count = 2;
  plan.pass.threads = 1;
  const RunResult result = run_until(plan, stop, SIGINT, "{\"n\":2}\n");
  CHECK(result.notes.empty());
}

TEST_CASE("-n shows the last of what was read") {
  const Inputs inputs;
  StopSignal stop;
  Plan plan = make_plan("n>0", {inputs.fifo});
  plan.pass.interrupt = &stop;
  plan.tail = 1;
  plan.pass.threads = 1;
  // There is nothing to wait for but the note that a chunk was taken: by the fifo being empty.
  std::thread asking([&] {
    int unread = 1;
    while (unread > 0) {
      ::ioctl(inputs.held.get(), FIONREAD, &unread);
      std::this_thread::yield();
    }
    stop.request(SIGINT);
  });
  const RunResult result = testing::run_plan(plan);
  asking.join();
  // The read may not have become a chunk yet.
  CHECK((result.out == "{\"n\":4}\n" || result.out.empty()));
  CHECK(result.notes.starts_with("gsaw: interrupted "));
}

}  // namespace
}  // namespace gsaw
