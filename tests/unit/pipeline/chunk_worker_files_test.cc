// ChunkWorker on ranges of files: the prefilter changes nothing, and what shrinks is noticed.
#include <doctest/doctest.h>

#include <unistd.h>

#include <string>
#include <string_view>
#include <utility>

#include "pipeline/chunk_worker.h"
#include "pipeline/make_view.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::chunk_of;
using testing::make_filtered_plan;
using testing::make_plan;

struct Made {
  std::string text;
  ChunkTally tally;
  std::vector<Error> errors;
  std::uint64_t observed = 0;
  LineCounts lines;
};

Made processed(const Plan& plan, Chunk chunk) {
  testing::Output out;
  testing::Messages messages;
  const auto view = make_view(plan, {}, false, out.stream, messages.diagnostics);
  const LongLineLimit limit{plan.pass.max_line, nullptr};
  ChunkWorker worker(plan.query, plan.pass, *view, limit);
  ChunkResult result = worker.process(std::move(chunk));
  view->add(result, result.tally.selected);
  Made made{out.text(), result.tally, result.errors, worker.observations().entries, {}};
  made.tally.noted.add_to(made.lines);
  return made;
}

TEST_CASE("with the prefilter the result is the same, whatever share of the lines it passes") {
  const testing::TempDir dir;
  for (const int period : {1, 2, 3, 50, 100'000}) {
    CAPTURE(period);
    std::string text;
    std::uint64_t torn_at = 0;
    for (int i = 1; i <= 20'000; ++i) {
      text += "{\"n\":" + std::to_string(i) + ",\"k\":\"" + (i % period == 0 ? "needle" : "other") +
              "\"}\n";
      if (i % 5000 != 0) continue;
      if (torn_at == 0) torn_at = text.size();
      text += "torn needle\ntorn\n{\"k\":\"n\\u0065edle\"}\n\n";
    }
    text += "{\"k\":\"needle\"}";
    const std::string path = dir.write("x.log", text);
    Plan plan = make_filtered_plan("k=needle", {path});
    REQUIRE(plan.query.finder);
    plan.render.format = OutputFormat::json;
    const Made with = processed(plan, chunk_of(path));
    plan.pass.prefilter = false;
    const Made without = processed(plan, chunk_of(path));
    CHECK(with.text == without.text);
    CHECK(with.tally.selected == without.tally.selected);
    CHECK(with.tally.selected >= 5);
    CHECK(with.lines.malformed.count == 4);
    CHECK(without.lines.malformed.count == 4);
    CHECK(with.lines.malformed.first.offset == torn_at);
    CHECK(without.lines.malformed.first.offset == torn_at);
    plan.query.finder.reset();
    CHECK(processed(plan, chunk_of(path)).text == with.text);
  }
}

TEST_CASE("observations are of the lines that the prefilter chose") {
  const testing::TempDir dir;
  const std::string path = dir.write("x.log", "{\"k\":\"needle\"}\n{\"k\":\"other\",\"z\":1}\n");
  CHECK(processed(make_filtered_plan("needle zzz=1"), chunk_of(path)).observed < 2);
  CHECK(processed(make_plan("needle zzz=1"), chunk_of(path)).observed == 2);
}

TEST_CASE("a file that has shrunk: only the lines that are left") {
  const testing::TempDir dir;
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "{\"n\":" + std::to_string(10'000 + i) + "}\n";
  constexpr std::size_t kLine = 12;
  const std::string path = dir.write("x.log", text);
  Chunk chunk = chunk_of(path);
  REQUIRE(::truncate(path.c_str(), 5000 * kLine + 5) == 0);
  const Made made = processed(make_plan(), std::move(chunk));
  CHECK(made.text == text.substr(0, 5000 * kLine));
  CHECK(made.tally.selected == 5000);
  CHECK(made.lines.malformed.count == 0);
  REQUIRE(made.errors.size() == 1);
  CHECK(made.errors[0].message == path + " shrank while it was being read");
}

// What is noted of the lines of a file of one chunk.
std::vector<KnownLines::Part> known_lines(const Plan& plan, const std::string& path) {
  const Chunk chunk = chunk_of(path);
  processed(plan, chunk);
  return chunk.file->known_lines.in_order();
}

TEST_CASE("how many lines there are is noted where all are parsed, or the view will ask") {
  const testing::TempDir dir;
  const std::string text = "{\"k\":\"needle\"}\n\ntorn\n{\"k\":\"n\",\"d\":1}\n{}";
  const std::string path = dir.write("x.log", text);
  const std::vector<KnownLines::Part> all = {{0, text.size(), 4}};
  CHECK(known_lines(make_plan("", {path}), path) == all);
  Plan filtered = make_filtered_plan("k=needle", {path});
  REQUIRE(filtered.query.finder);
  CHECK(known_lines(filtered, path).empty());
  filtered.product = Product::spreads;
  CHECK(known_lines(filtered, path) == all);
  Plan stopped = make_plan("k=needle", {path});
  stopped.pass.max_count = 1;
  CHECK(known_lines(stopped, path).empty());
}

}  // namespace
}  // namespace gsaw
