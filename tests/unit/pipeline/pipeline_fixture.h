// What the tests of pipeline/ share: plans from query texts, whole runs, results made by
// hand, and output that can be read back.
#pragma once

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/chunk_result.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"
#include "pipeline/run.h"
#include "query/parser.h"
#include "query/prefilter.h"
#include "unit/input/input_fixture.h"

namespace gsaw::testing {

// Raw entries, one thread.
inline Plan make_plan(std::string_view query = "", std::vector<std::string> paths = {}) {
  const auto node = parse_query(query, TimeContext{});
  REQUIRE(node);
  Plan plan;
  plan.paths = std::move(paths);
  plan.query = compile_query(**node, {}).value();
  plan.render.format = OutputFormat::raw;
  return plan;
}

// The same, with the prefilter that the query allows.
inline Plan make_filtered_plan(std::string_view query, std::vector<std::string> paths = {}) {
  Plan plan = make_plan(query, std::move(paths));
  const auto node = parse_query(query, TimeContext{});
  const Prefilter prefilter = make_prefilter(**node, false);
  REQUIRE(prefilter.active());
  plan.candidates = std::make_shared<CandidateFinder>(prefilter, CompileSettings{});
  return plan;
}

// A file in memory to write to.
class Output {
 public:
  Output() : fd_(::memfd_create("output", MFD_CLOEXEC)), stream(fd_) { REQUIRE(fd_ >= 0); }
  ~Output() { ::close(fd_); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::string text() const {
    std::string text(static_cast<std::size_t>(::lseek(fd_, 0, SEEK_END)), '\0');
    REQUIRE(::pread(fd_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
    return text;
  }

 private:
  int fd_;

 public:
  OutputStream stream;
};

inline std::shared_ptr<const InputFile> input_file(std::string name) {
  return std::make_shared<const InputFile>(InputFile{std::move(name), true, false});
}

// A result that selected these entries.
inline ChunkResult make_result(std::uint64_t sequence, const std::vector<std::string>& entries,
                               std::shared_ptr<const InputFile> file = input_file("a.log")) {
  ChunkResult result;
  result.sequence = sequence;
  result.first_of_file = sequence == 0;
  result.file = std::move(file);
  result.entries = result.selected = entries.size();
  for (const std::string& entry : entries) {
    result.text += entry;
    result.ends.push_back(result.text.size());
  }
  return result;
}

struct RunResult {
  ExitCode exit;
  std::string out, notes;
};

// Calls `use` with the plan set to every mix of few and many threads, small and large chunks.
template <class Use>
void with_every_schedule(Plan& plan, Use use) {
  for (const unsigned threads : {1U, 4U}) {
    for (const std::size_t chunk_size : {std::size_t{1}, std::size_t{40}, std::size_t{1} << 20}) {
      plan.threads = threads;
      plan.chunk_size = chunk_size;
      CAPTURE(threads);
      CAPTURE(chunk_size);
      use();
    }
  }
}

inline void check_same(const RunResult& result, const RunResult& expected) {
  CHECK(result.exit == expected.exit);
  CHECK(result.out == expected.out);
  CHECK(result.notes == expected.notes);
}

inline RunResult run_plan(const Plan& plan) {
  Output out;
  Messages messages;
  const ExitCode exit = run(plan, out.stream, messages.diagnostics);
  return {exit, out.text(), messages.text};
}

}  // namespace gsaw::testing
