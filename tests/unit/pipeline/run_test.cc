// A whole run: files in, text, notes and exit codes out.
#include "pipeline/run.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "unit/base/no_sigpipe.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_filtered_plan;
using testing::make_plan;
using testing::malformed_note;
using testing::run_every_way;
using testing::run_plan;
using testing::RunResult;
using testing::TempDir;

struct Logs {
  Logs()
      : a(dir.write("a.log", "{\"n\":1}\n{\"n\":2}\ntorn\n{\"n\":3}\n")),
        b(dir.write("b.log", "{\"n\":4}\nbad\nbad\n{\"n\":5}")),
        none(dir.write("none.log", "")) {}
  TempDir dir;
  std::string a, b, none;
};

TEST_CASE("entries of all files, in order") {
  const Logs logs;
  const RunResult result = run_every_way(make_plan("n>=2 n<=4", {logs.a, logs.none, logs.b}));
  CHECK(result.out == "{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n");
  CHECK(result.exit == ExitCode::matched);
  CHECK(result.notes == malformed_note(3, logs.a + ":3"));
}

TEST_CASE("no match") {
  const Logs logs;
  const RunResult result = run_every_way(make_plan("zzz=1", {logs.a}));
  CHECK(result.exit == ExitCode::no_match);
  CHECK(result.out.empty());
  CHECK(result.notes.find("no entry has a field \"zzz\"\n") != std::string::npos);
  Plan plan = make_plan("zzz=1", {logs.a});
  plan.hints = false;
  CHECK(run_plan(plan).notes.empty());
  CHECK(run_plan(make_plan("", {logs.none})).exit == ExitCode::no_match);
  CHECK(run_plan(make_plan("", {logs.none})).notes.empty());
}

TEST_CASE("an unreadable path: the rest is read, and the exit code says it") {
  const Logs logs;
  const RunResult result = run_every_way(make_plan("n=4", {logs.dir / "nothing.log", logs.b}));
  CHECK(result.exit == ExitCode::error);
  CHECK(result.out == "{\"n\":4}\n");
  CHECK(result.notes.find(logs.dir / "nothing.log") != std::string::npos);
}

TEST_CASE("-m and -n, over files and chunks") {
  const Logs logs;
  Plan plan = make_plan("n>0", {logs.a, logs.b});
  plan.pass.max_count = 2;
  CHECK(run_every_way(plan).out == "{\"n\":1}\n{\"n\":2}\n");
  CHECK(run_every_way(plan).notes.empty());  // the torn line is behind the last entry
  plan.pass.max_count = 4;
  CHECK(run_every_way(plan).out == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n");
  CHECK(run_every_way(plan).notes == malformed_note(1, logs.a + ":3"));
  plan.pass.max_count.reset();
  plan.tail = 3;
  CHECK(run_every_way(plan).out == "{\"n\":3}\n{\"n\":4}\n{\"n\":5}\n");
  plan.pass.max_count = 0;
  CHECK(run_plan(plan).exit == ExitCode::no_match);
  CHECK(run_plan(plan).out.empty());
}

TEST_CASE("a path that is not there is an error whatever the schedule, also behind -m") {
  const Logs logs;
  Plan plan = make_plan("n=1", {logs.a, logs.dir / "nothing.log"});
  plan.pass.max_count = 1;
  CHECK(run_every_way(plan).exit == ExitCode::error);
  CHECK(run_every_way(plan).out == "{\"n\":1}\n");
}

TEST_CASE("counts: of all, and of each file") {
  const Logs logs;
  Plan plan = make_plan("n>1", {logs.a, logs.b});
  plan.product = Product::count;
  CHECK(run_every_way(plan).out == "4\n");
  plan.render.with_filename = true;
  CHECK(run_every_way(plan).out == logs.a + ":2\n" + logs.b + ":2\n");
  plan.query = make_plan("n=99").query;
  CHECK(run_every_way(plan).out == logs.a + ":0\n" + logs.b + ":0\n");
  CHECK(run_every_way(plan).exit == ExitCode::no_match);
  plan.render.with_filename = false;
  CHECK(run_every_way(plan).out == "0\n");
}

TEST_CASE("quiet: the exit code is all, and a match beats an error") {
  const Logs logs;
  Plan plan = make_plan("n=2", {logs.dir / "nothing.log", logs.a});
  plan.product = Product::nothing;
  plan.hints = false;
  const RunResult result = run_plan(plan);
  CHECK(result.exit == ExitCode::matched);
  CHECK(result.out.empty());
  plan.query = make_plan("n=99").query;
  CHECK(run_plan(plan).exit == ExitCode::error);
  plan.paths = {logs.a};
  CHECK(run_plan(plan).exit == ExitCode::no_match);
  CHECK(run_plan(plan).notes.empty());
}

TEST_CASE("malformed lines: what is said, and the exit code") {
  const Logs logs;
  Plan plan = make_plan("n=5", {logs.b});
  CHECK(run_every_way(plan).notes == malformed_note(2, logs.b + ":2"));
  CHECK(run_every_way(plan).exit == ExitCode::matched);
  plan.pass.malformed = MalformedLines::skip;
  plan.pass.malformed_selectable = false;
  CHECK(run_every_way(plan).notes.empty());
  plan.pass.malformed = MalformedLines::fail;
  CHECK(run_every_way(plan).exit == ExitCode::error);
  CHECK(run_every_way(plan).notes ==
        "gsaw: 2 lines are no JSON object (first: " + logs.b + ":2)\n");
  CHECK(run_every_way(plan).out == "{\"n\":5}\n");
  plan.paths = {logs.none};
  CHECK(run_plan(plan).exit == ExitCode::no_match);
  plan = make_plan("", {logs.b});
  plan.pass.malformed = MalformedLines::only;
  CHECK(run_every_way(plan).out == "bad\nbad\n");
}

TEST_CASE("--malformed=fail sees a malformed line that is itself the last entry wanted") {
  const Logs logs;
  Plan plan = make_plan("torn", {logs.a});
  plan.pass.malformed = MalformedLines::fail;
  plan.pass.max_count = 1;
  CHECK(run_every_way(plan).exit == ExitCode::error);
}

TEST_CASE("the first malformed line is named rightly, across chunks and files") {
  const TempDir dir;
  std::string long_file;
  for (int i = 0; i < 500; ++i) long_file += "{\"n\":" + std::to_string(i) + "}\n";
  const std::string good = dir.write("good.log", long_file);
  const std::string late = dir.write("late.log", long_file + "\n\ntorn\n" + long_file + "torn\n");
  const std::string other = dir.write("other.log", "torn\n");
  const RunResult result = run_every_way(make_plan("n=499", {good, late, other}));
  CHECK(result.notes == malformed_note(3, late + ":503"));
  // The same with line numbers, which count lines on the way.
  Plan plan = make_plan("n=499", {good, late, other});
  plan.render.with_line_number = true;
  CHECK(run_every_way(plan).notes == result.notes);
}

TEST_CASE("an svlogd directory: a malformed line in a part whose first line was joined") {
  const TempDir dir;
  const std::string part = "@400000004ef8ecec0d2c3334.s";
  dir.write(part, "{\"n\":1}\n{\"n\"");
  dir.write("current", ":2}\n{\"n\":3}\ntorn\n");
  Plan plan = make_plan("n>0", {dir.path()});
  const RunResult result = run_every_way(plan);
  CHECK(result.out == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
  CHECK(result.notes == malformed_note(1, dir.path() + "/current:3"));
  plan.render.with_line_number = true;
  CHECK(run_every_way(plan).notes == result.notes);
}

TEST_CASE("a name that could drive a terminal is shown escaped") {
  const TempDir dir;
  const std::string path = dir.write("a\x1b[31m\n.log", "torn\n{}\n");
  CHECK(run_plan(make_plan("exists x", {path})).notes.find('\x1b') == std::string::npos);
}

TEST_CASE("hints: of which entries they speak, with and without the prefilter") {
  const TempDir dir;
  const std::string path = dir.write(
      "a.log", "{\"m\":\"foo\",\"a\":1}\n{\"m\":\"foo\"}\n{\"m\":\"x\",\"z\":1}\n{\"m\":\"x\"}\n");
  for (const std::string query : {"foo z>5", "foo bar=1", "foo time>2011-01-01", "foo m>5"}) {
    CAPTURE(query);
    const std::string said = run_every_way(make_plan(query, {path})).notes;
    CHECK_FALSE(said.empty());
    CHECK(said.find("no entry") == std::string::npos);
    Plan filtered = make_filtered_plan(query, {path});
    CHECK(run_every_way(filtered).notes == said);
    filtered.pass.prefilter = false;
    CHECK(run_every_way(filtered).notes == said);
  }
}

TEST_CASE("a full disk is an error, a closed pipe is none") {
  const Logs logs;
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  REQUIRE(full >= 0);
  OutputStream out(full);
  testing::Messages messages;
  Plan plan = make_plan("n=1", {logs.a});
  CHECK(run(plan, out, messages.diagnostics) == ExitCode::error);
  CHECK(messages.text.starts_with("gsaw: cannot write the output: No space left on device\n"));
  ::close(full);

  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::close(ends[0]);
  const testing::NoSigpipe as_in_main;
  OutputStream pipe(ends[1]);
  testing::Messages none;
  CHECK(run(plan, pipe, none.diagnostics) == ExitCode::matched);
  CHECK(none.text.find("cannot") == std::string::npos);
  ::close(ends[1]);
}

TEST_CASE("what cannot be read is told in the order of the inputs, on every schedule") {
  const Logs logs;
  const TempDir empty, svlogd;
  svlogd.write("@400000004ef8ecec0d2c3334.s", "\x1f\x8b\x08 zipped\n");
  svlogd.write("current", "{\"n\":9}\n");
  const std::string gz = logs.dir.write("x.gz", "\x1f\x8b\x08 and so on\n");
  const std::string xz = logs.dir.write("x.xz", std::string("\xFD"
                                                            "7zXZ\0 and so on\n",
                                                            17));
  std::vector<std::string> paths = {
      gz, logs.a, logs.dir / "nothing.log", empty.path(), logs.none, svlogd.path(), xz, logs.b};
  for (int i = 0; i < 20; ++i) paths.push_back(i % 3 == 0 ? gz : (i % 3 == 1 ? logs.b : xz));
  const RunResult result = run_every_way(make_plan("n=5", paths));
  CHECK(result.exit == ExitCode::error);
  std::size_t last = 0;
  for (const std::string& name : {logs.dir / "nothing.log", gz, empty.path(), xz}) {
    const std::size_t at = result.notes.find(name, last);
    REQUIRE(at != std::string::npos);
    last = at;
  }
}

TEST_CASE("counts of each file: also of those without an entry, not of those that are not there") {
  const Logs logs;
  const TempDir svlogd;
  svlogd.write("@400000004ef8ecec0d2c3334.s", "{\"n\":1}\n{\"n\"");
  svlogd.write("@400000004ef8ecec0d2c3335.s", ":2}");  // nothing but the rest of a line
  svlogd.write("current", "");
  Plan plan = make_plan(
      "n>0", {logs.none, logs.dir / "nothing.log", logs.a, svlogd.path(), logs.none, logs.none});
  plan.product = Product::count;
  plan.render.with_filename = true;
  const RunResult result = run_every_way(plan);
  CHECK(result.out == logs.none + ":0\n" + logs.a + ":3\n" + svlogd.path() +
                          "/@400000004ef8ecec0d2c3334.s:2\n" + svlogd.path() +
                          "/@400000004ef8ecec0d2c3335.s:0\n" + svlogd.path() + "/current:0\n" +
                          logs.none + ":0\n" + logs.none + ":0\n");
  CHECK(result.exit == ExitCode::error);
  plan.paths = {logs.none};
  CHECK(run_every_way(plan).out == logs.none + ":0\n");
  plan.render.with_filename = false;
  CHECK(run_every_way(plan).out == "0\n");
}

TEST_CASE("hostile: many threads, tiny chunks, much output") {
  const TempDir dir;
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += i % 7 == 0 ? "torn\n" : "{\"n\":" + std::to_string(i) + "}\n";
  }
  Plan plan = make_plan("", {dir.write("x.log", text)});
  plan.pass.threads = 16;
  plan.pass.chunk_size = 100;
  CHECK(run_plan(plan).out == text);
  plan.pass.max_count = 12'345;
  CHECK(run_plan(plan).out == text.substr(0, run_plan(plan).out.size()));
}

}  // namespace
}  // namespace gsaw
