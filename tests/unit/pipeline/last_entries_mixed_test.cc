// The last entries of inputs of every kind, by time: what a plain merge of them gives.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::check_same;
using testing::make_plan;
using testing::RunResult;
using testing::TempDir;
using testing::with_every_schedule;

// One input: its selected entries, and its text, in which they stand among others.
struct Log {
  struct Entry {
    std::optional<int> second;
    std::string line;
  };
  std::vector<Entry> entries;
  std::string text;
};

// Times mostly rise; the entries of some logs have none, or none at first.
Log random_log(std::mt19937& random, const std::string& name) {
  Log log;
  int second = static_cast<int>(random() % 20);
  const auto timed = random() % 4;
  const auto first_timed = random() % 5;
  for (std::size_t i = 0, count = random() % 25; i < count; ++i) {
    if (random() % 4 == 0) log.text += random() % 2 == 0 ? "torn\n" : "{\"x\":1}\n";
    second += static_cast<int>(random() % 4) - (random() % 5 == 0 ? 3 : 0);
    const bool has_time = timed != 0 && i >= first_timed && random() % 4 != 0;
    std::string line = "{\"n\":\"" + name + std::to_string(i) + "\"";
    if (has_time) line += ",\"timestamp\":" + std::to_string(1'324'857'600 + second);
    line += "}";
    log.text += line + "\n";
    log.entries.push_back({has_time ? std::optional(second) : std::nullopt, line + "\n"});
  }
  return log;
}

// By the book: again and again the latest of the entries that are the last in their inputs.
std::string merged(const std::vector<Log>& logs, std::size_t limit) {
  std::vector<std::vector<std::pair<int, std::string>>> inputs;
  for (const Log& log : logs) {
    int when = -1000;
    inputs.emplace_back();
    for (const Log::Entry& entry : log.entries) {
      when = entry.second.value_or(when);
      inputs.back().emplace_back(when, entry.line);
    }
  }
  std::vector<std::string> taken;
  while (taken.size() < limit) {
    auto* best = static_cast<std::vector<std::pair<int, std::string>>*>(nullptr);
    for (auto& input : inputs) {
      if (input.empty()) continue;
      if (best == nullptr || input.back().first >= best->back().first) best = &input;
    }
    if (best == nullptr) break;
    taken.push_back(best->back().second);
    best->pop_back();
  }
  std::string text;
  std::for_each(taken.rbegin(), taken.rend(), [&](const std::string& line) { text += line; });
  return text;
}

// Standard input, a pipe or a file that holds `text`, for one run.
RunResult run_with_stdin(Plan& plan, const std::string& text, const std::string& file) {
  int ends[2];
  if (file.empty()) {
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    ::close(ends[1]);
  } else {
    ends[0] = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  }
  const testing::StdinFrom standard_input(ends[0]);
  return testing::run_plan(plan);
}

TEST_CASE("files, pipes, svlogd directories and directories of files, mixed") {
  for (unsigned round = 0; round < 12; ++round) {
    CAPTURE(round);
    std::mt19937 random(round);
    const TempDir dir, svlogd, folder;
    std::vector<Log> logs;
    for (const char* name : {"a", "s", "v", "d", "e"}) logs.push_back(random_log(random, name));
    const std::string a = dir.write("a.log", logs[0].text);
    const std::string s = dir.write("s.log", logs[1].text);
    const std::size_t cut = random() % (logs[2].text.size() + 1);
    svlogd.write("@400000004ef8ecec0d2c3334.s", logs[2].text.substr(0, cut));
    svlogd.write("current", logs[2].text.substr(cut));
    folder.write("d.log", logs[3].text);
    folder.write("e.log", logs[4].text);
    Plan plan = make_plan("exists n", {a, "-", svlogd.path(), folder.path()});
    plan.render.with_line_number = round % 3 == 0;
    for (const std::size_t limit : {0U, 1U, 3U, 10U, 1000U}) {
      CAPTURE(limit);
      plan.tail = limit;
      plan.pass.threads = 1;
      plan.pass.chunk_size = 0;
      const RunResult first = run_with_stdin(plan, logs[1].text, "");
      if (!plan.render.with_line_number) CHECK(first.out == merged(logs, limit));
      with_every_schedule(plan, [&] {
        check_same(run_with_stdin(plan, logs[1].text, ""), first);
        check_same(run_with_stdin(plan, logs[1].text, s), first);
        plan.pass.max_count = 1'000'000;  // forward
        check_same(run_with_stdin(plan, logs[1].text, s), first);
        plan.pass.max_count.reset();
      });
    }
  }
}

// An entry of that second.
std::string at(int second) {
  return "{\"timestamp\":" + std::to_string(1'324'857'600 + second) + "}";
}

TEST_CASE("line numbers over several files, one of them read in order") {
  const TempDir dir;
  const std::string a = dir.write("a.log", at(1) + "\n\n" + at(5) + at(7) + "\n");
  const std::string b = dir.write("b.log", "torn\n" + at(4) + "\n" + at(6) + "\n");
  const std::string pipe_text = "\n\n" + at(3) + "\n" + at(8) + "\n";
  const std::string s = dir.write("s.log", pipe_text);
  Plan plan = make_plan("exists timestamp", {a, b, "-"});
  plan.tail = 5;
  plan.render.with_filename = plan.render.with_line_number = true;
  const auto check = [&](const RunResult& result) {
    CHECK(result.out == b + ":2:" + at(4) + "\n" + a + ":3:" + at(5) + "\n" + b + ":3:" + at(6) +
                            "\n" + a + ":3:" + at(7) + "\nstandard input:4:" + at(8) + "\n");
  };
  with_every_schedule(plan, [&] {
    check(run_with_stdin(plan, pipe_text, ""));
    check(run_with_stdin(plan, pipe_text, s));
  });
}

TEST_CASE("entries that time cannot order are spoken of") {
  const TempDir dir;
  const std::string timed = dir.write("t.log", at(1) + "\n{\"n\":1}\n" + at(5) + "\n");
  const std::string untimed = dir.write("u.log", "{\"n\":2}\n{\"n\":3}\n");
  Plan plan = make_plan("", {timed, untimed});
  plan.tail = 5;
  const RunResult result = testing::run_every_way(plan);
  CHECK(result.out == "{\"n\":2}\n{\"n\":3}\n" + at(1) + "\n{\"n\":1}\n" + at(5) + "\n");
  CHECK(result.exit == ExitCode::matched);
  CHECK(result.notes ==
        "gsaw: -n takes the last entries by time; 2 entries without a time, and with no match "
        "before them that has one, count as the oldest (first: " +
            untimed + ")\n");
  plan.paths = {untimed, untimed};  // nothing has a time: they are in the order of the inputs
  CHECK(testing::run_every_way(plan).notes.empty());
  CHECK(testing::run_every_way(plan).out == "{\"n\":2}\n{\"n\":3}\n{\"n\":2}\n{\"n\":3}\n");
  plan.paths = {untimed};  // of one input the last are the last
  CHECK(testing::run_every_way(plan).notes.empty());
}

}  // namespace
}  // namespace gsaw
