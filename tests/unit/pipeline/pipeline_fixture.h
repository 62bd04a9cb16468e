// What the tests of pipeline/ share: plans from query texts, whole runs, results made by
// hand, a view that lists them, and output that can be read back.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/chunk_feed.h"
#include "input/open_file.h"
#include "pipeline/chunk_result.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"
#include "pipeline/run.h"
#include "pipeline/view.h"
#include "query/parser.h"
#include "unit/input/input_fixture.h"

namespace gsaw::testing {

// Raw entries, one thread, with the prefilter that the query allows.
inline Plan make_filtered_plan(std::string_view query, std::vector<std::string> paths = {}) {
  auto node = parse_query(query, TimeContext{});
  REQUIRE(node);
  Plan plan;
  plan.paths = std::move(paths);
  plan.query = prepare(*std::move(node), plan.compile).value();
  plan.render.format = OutputFormat::raw;
  return plan;
}

// The same, and every line is parsed.
inline Plan make_plan(std::string_view query = "", std::vector<std::string> paths = {}) {
  Plan plan = make_filtered_plan(query, std::move(paths));
  plan.query.finder.reset();
  return plan;
}

// What is said of so many malformed lines that are not shown.
inline std::string malformed_note(int count, const std::string& place) {
  return "gsaw: " + std::to_string(count) + (count == 1 ? " line is" : " lines are") +
         " no JSON object (first: " + place + "); --malformed=only by itself shows " +
         (count == 1 ? "it\n" : "them\n");
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
  return std::make_shared<const InputFile>(InputFile{.name = std::move(name)});
}

// The whole file as one chunk.
inline Chunk chunk_of(const std::string& path) {
  FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  REQUIRE(::fstat(fd.get(), &status) == 0);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  Chunk chunk;
  chunk.last_of_lane = chunk.first_of_file = true;
  chunk.file = std::make_shared<const InputFile>(
      InputFile{.name = path, .identity = {status.st_dev, status.st_ino}});
  chunk.block.range = {std::make_shared<const OpenFile>(std::move(fd), chunk.file, size), 0, size};
  return chunk;
}

// Entries as texts: the product of a view that lists them.
struct ListedEntries : ChunkProduct {
  std::vector<std::string> entries;
  std::size_t reserved = 0;  // bytes that it claims to hold

  void clear() override { entries.clear(); }
  std::size_t memory() const override { return reserved; }
};

// Notes all it is told, in order.
class ListingView : public View {
 public:
  void file_begins(const InputFile& file) override { text += "<" + file.name + ">"; }
  void file_ends(const InputFile& file) override { text += "</" + file.name + ">"; }
  void reading_fails(const Error& error) override { text += "!" + error.message + "!"; }
  Wanted add(ChunkResult& result, std::uint64_t entries) override {
    result.tally.noted.add_to(lines_);
    const auto& listed = static_cast<const ListedEntries&>(*result.product).entries;
    for (std::size_t i = 0; i < entries; ++i) text += listed.at(i);
    return wanted;
  }
  void finish() override { text += "."; }

  std::string text;
  Wanted wanted = Wanted::more;
};

// Brings nothing, and remembers what it was told.
class FakeFeed : public FeedControl {
 public:
  void stop() override { ++stops; }
  void skip_rest_of(std::uint32_t lane) override { skipped.push_back(lane); }

  int stops = 0;
  std::vector<std::uint32_t> skipped;
};

// A result that selected these entries.
inline ChunkResult make_result(ChunkId id, std::vector<std::string> entries,
                               std::shared_ptr<const InputFile> file = input_file("a.log")) {
  ChunkResult result;
  result.id = id;
  result.first_of_file = id.index == 0;
  result.file = std::move(file);
  result.tally.entries = result.tally.selected = entries.size();
  result.tally.noted = LineLog(true);
  auto product = std::make_unique<ListedEntries>();
  product->entries = std::move(entries);
  result.product = std::move(product);
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
      plan.pass.threads = threads;
      plan.pass.chunk_size = chunk_size;
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

inline RunResult run_plan(Plan& plan) {
  Output out;
  Messages messages;
  const ExitCode exit = run(plan, out.stream, messages.diagnostics);
  return {exit, out.text(), messages.text};
}
inline RunResult run_plan(Plan&& plan) { return run_plan(plan); }

// The plan with every schedule must give the same; the result of the first.
inline RunResult run_every_way(Plan& plan) {
  plan.pass.threads = 1;
  const RunResult first = run_plan(plan);
  with_every_schedule(plan, [&] { check_same(run_plan(plan), first); });
  return first;
}

inline RunResult run_every_way(Plan&& plan) { return run_every_way(plan); }

}  // namespace gsaw::testing
