// The figures of a run: their text from fixed figures, and what runs count.
#include "pipeline/run_stats.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include "pipeline/run.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_filtered_plan;
using testing::make_plan;

RunStats large_run() {
  RunStats stats;
  stats.counts = {1'080'034'938, 2'520'936, 400'000'000, 100'278, 1'034'008, 443'000'000, 29'500};
  stats.matched = 65'388;
  stats.malformed = 1;
  stats.written_bytes = 7;
  stats.times[Stage::read] = 80'000'000;
  stats.times[Stage::search] = 40'000'000;
  stats.times[Stage::parse] = 130'000'000;
  stats.times[Stage::query] = 20'000'000;
  stats.times[Stage::render] = 5'000'000;
  stats.times[Stage::write] = 3'000'000;
  stats.times[Stage::stats] = 10'000'000;
  stats.wall = 101'234'567;
  stats.threads = 2;
  return stats;
}

TEST_CASE("the text of a large run") {
  CHECK(describe(large_run()) ==
        "stats: 1.08 GB, 2,520,936 lines in 0.1012 s: 10.7 GB/s, 2 threads\n"
        "  bytes           1080034938\n"
        "  lines              2520936\n"
        "  candidates          100278    3.98% of lines\n"
        "  parsed             1034008   41.02% of lines\n"
        "  malformed                1    0.00% of lines\n"
        "  matched              65388    2.59% of lines\n"
        "  stage       seconds  share      bytes   GB/s\n"
        "  read         0.0800  27.8%    1.08 GB  13.50\n"
        "  search       0.0400  13.9%     680 MB  17.00\n"
        "  parse        0.1300  45.1%     443 MB   3.41\n"
        "  query        0.0200   6.9%     443 MB  22.15\n"
        "  render       0.0050   1.7%    29.5 kB   0.01\n"
        "  write        0.0030   1.0%        7 B   0.00\n"
        "  hints        0.0000   0.0%          -      -\n"
        "  stats        0.0100   3.5%    1.08 GB 108.00\n"
        "  wall         0.1012           1.08 GB  10.67");
}

TEST_CASE("the text of a run that read nothing has no speed and no share") {
  const std::string text = describe(RunStats{});
  CHECK(text.starts_with("stats: 0 B, 0 lines in 0.0000 s, 0 threads\n  bytes"));
  CHECK(text.find("of lines") == text.npos);
  CHECK(text.find("nan") == text.npos);
  CHECK(text.find("inf") == text.npos);
}

TEST_CASE("the sentence: units, digits and plurals") {
  const auto sentence = [](std::uint64_t bytes, std::uint64_t lines) {
    RunStats stats;
    stats.counts.bytes = bytes;
    stats.counts.lines = lines;
    stats.wall = 2 * kNanosPerSecond;
    stats.threads = 1;
    const std::string text = describe(stats);
    return text.substr(0, text.find('\n'));
  };
  CHECK(sentence(1, 1) == "stats: 1 B, 1 line in 2.0000 s: 0 B/s, 1 thread");
  CHECK(sentence(999, 999) == "stats: 999 B, 999 lines in 2.0000 s: 500 B/s, 1 thread");
  CHECK(sentence(1000, 1000) == "stats: 1.00 kB, 1,000 lines in 2.0000 s: 500 B/s, 1 thread");
  CHECK(sentence(9'996, 123'456) ==
        "stats: 10.0 kB, 123,456 lines in 2.0000 s: 5.00 kB/s, 1 thread");
  CHECK(sentence(999'600, 1) == "stats: 1.00 MB, 1 line in 2.0000 s: 500 kB/s, 1 thread");
  CHECK(sentence(5'000'000'000'000'000, 1) ==
        "stats: 5.00 PB, 1 line in 2.0000 s: 2.50 PB/s, 1 thread");
}

struct Told {
  ExitCode exit;
  std::string out, text;

  // The number behind the label; -1 without it.
  long count(const std::string& label) const {
    const std::size_t at = text.find("\n  " + label + ' ');
    return at == text.npos ? -1 : std::stol(text.substr(at + 3 + label.size()));
  }
};

Told run_plan(Plan& plan) {
  plan.pass.stats = true;
  testing::Output out;
  testing::Messages messages;
  const ExitCode exit = run(plan, out.stream, messages.diagnostics);
  return {exit, out.text(), messages.text};
}

Told run_plan(Plan&& plan) { return run_plan(plan); }

struct Log {
  testing::TempDir dir;
  std::string path = dir.write("a.log",
                               "{\"n\":1}\n{\"host\":\"aaaa\"}\ntorn aaaa\n\n"
                               "{\"n\":1}{\"n\":1}\n{\"n\":2}");
  static constexpr long kBytes = 8 + 16 + 10 + 1 + 15 + 7;
};

TEST_CASE("bytes, lines and matches do not depend on the schedule") {
  const Log log;
  for (const std::size_t chunk_size : {std::size_t{1}, std::size_t{20}, std::size_t{1} << 20}) {
    for (const unsigned threads : {1U, 4U}) {
      Plan plan = make_plan("n=1", {log.path, log.path});
      plan.pass.chunk_size = chunk_size;
      plan.pass.threads = threads;
      const Told told = run_plan(plan);
      CHECK(told.count("bytes") == 2 * Log::kBytes);
      CHECK(told.count("lines") == 2 * 6);
      CHECK(told.count("matched") == 2 * 3);
      CHECK(told.count("parsed") == 2 * 6);
      CHECK(told.count("malformed") == 2 * 1);
      CHECK(told.count("candidates") == 0);
      CHECK(told.exit == ExitCode::matched);
    }
  }
}

TEST_CASE("the prefilter's candidates are the lines parsed; without it all lines are") {
  const Log log;
  Plan plan = make_filtered_plan("host=aaaa", {log.path});
  plan.pass.chunk_size = 1;
  const Told filtered = run_plan(plan);
  CHECK(filtered.count("candidates") == 2);
  CHECK(filtered.count("parsed") == 2);
  CHECK(filtered.count("malformed") == 1);
  CHECK(filtered.count("lines") == 6);
  CHECK(filtered.count("matched") == 1);
  plan.pass.prefilter = false;
  const Told parsed = run_plan(plan);
  CHECK(parsed.count("candidates") == 0);
  CHECK(parsed.count("parsed") == 6);
  CHECK(parsed.count("matched") == 1);
  CHECK(parsed.out == filtered.out);
}

TEST_CASE("where candidates are dense, lines are parsed that are none") {
  const testing::TempDir dir;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "{\"host\":\"aaaa\"}\n";
  const Told told = run_plan(make_filtered_plan("host=aaaa", {dir.write("a.log", text)}));
  CHECK(told.count("candidates") > 0);
  CHECK(told.count("candidates") < 10'000);
  CHECK(told.count("parsed") == 20'000);
  CHECK(told.count("lines") == 20'000);
}

TEST_CASE("all bytes are read, of files and of pipes") {
  const Log log;
  const auto bytes_of_read = [](const Told& told) {
    std::istringstream row(told.text.substr(told.text.find("\n  read ")));
    std::string label, seconds, share, bytes;
    row >> label >> seconds >> share >> bytes;
    return bytes;
  };
  CHECK(bytes_of_read(run_plan(make_plan("n=1", {log.path}))) ==
        std::to_string(std::filesystem::file_size(log.path)));
  const std::string pipe = log.dir / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(pipe) << "{\"n\":1}\n"; });
  CHECK(bytes_of_read(run_plan(make_plan("n=1", {pipe}))) == "8");
  writer.join();
}

TEST_CASE("a run that stops early counts up to there") {
  const Log log;
  Plan plan = make_plan("n=1", {log.path});
  plan.pass.max_count = 1;
  const Told first = run_plan(plan);
  CHECK(first.count("bytes") == 8);
  CHECK(first.count("lines") == 1);
  CHECK(first.count("matched") == 1);
  plan.pass.max_count = 0;
  CHECK(run_plan(plan).count("lines") == 0);
  plan.pass.max_count.reset();
  plan.product = Product::nothing;
  plan.hints = false;
  const Told quiet = run_plan(plan);
  CHECK(quiet.exit == ExitCode::matched);
  CHECK(quiet.out.empty());
  CHECK(quiet.count("lines") == 1);
}

TEST_CASE("the figures come last, also after errors, and only when asked for") {
  const Log log;
  const Told told = run_plan(make_plan("zzz=1", {log.path, log.dir / "nothing.log"}));
  CHECK(told.exit == ExitCode::error);
  CHECK(told.count("bytes") == Log::kBytes);
  const std::size_t at = told.text.find("gsaw: stats: ");
  CHECK(told.text.find("no entry has a field") == told.text.npos);  // that one may have it
  CHECK(told.text.find("nothing.log") < at);
  CHECK(told.text.find("gsaw: ", at + 1) == told.text.npos);
  CHECK(told.text.ends_with('\n'));

  testing::Output out;
  testing::Messages messages;
  Plan plan = make_plan("n=1", {log.path});
  run(plan, out.stream, messages.diagnostics);
  CHECK(messages.text.find("stats") == std::string::npos);
}

}  // namespace
}  // namespace gsaw
