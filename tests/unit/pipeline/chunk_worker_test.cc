// ChunkWorker: what comes of the lines of one chunk.
#include "pipeline/chunk_worker.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "input/chunk_source.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_plan;

Chunk make_chunk(std::string_view text, std::uint64_t first_line = 1) {
  const auto bytes = std::make_shared<const std::string>(text);
  Chunk chunk;
  chunk.sequence = 7;
  chunk.bytes = *bytes;
  chunk.file = testing::input_file("a.log");
  chunk.first_line = first_line;
  chunk.first_of_file = true;
  chunk.owner = bytes;
  return chunk;
}

ChunkResult processed(const Plan& plan, std::string_view text) {
  ChunkWorker worker(plan);
  const ChunkResult result = worker.process(make_chunk(text));
  // Every selected entry has an end, in rising order, the last at the end of the text.
  if (plan.product == Product::entries) {
    CHECK(result.ends.size() == result.selected);
    CHECK((result.ends.empty() ? 0 : result.ends.back()) == result.text.size());
  } else {
    CHECK(result.text.empty());
    CHECK(result.ends.empty());
  }
  return result;
}

std::uint64_t first_malformed_line(const ChunkResult& result) {
  REQUIRE(result.malformed > 0);
  std::uint64_t line = result.first_malformed.first_line;
  for (const char c : result.first_malformed.before) line += c == '\n';
  return line;
}

constexpr std::string_view kLines =
    "{\"a\":1}\n"
    "{\"a\":2}\n"
    "torn {\n"
    "\n"
    "{\"a\":2,\"b\":1}\n";

TEST_CASE("what the query selects is rendered, in order; the rest is counted") {
  const ChunkResult result = processed(make_plan("a=2"), kLines);
  CHECK(result.text == "{\"a\":2}\n{\"a\":2,\"b\":1}\n");
  CHECK(result.ends[0] == 8);
  CHECK(result.selected == 2);
  CHECK(result.entries == 3);
  CHECK(result.malformed == 1);
  CHECK(first_malformed_line(result) == 3);
  CHECK(result.sequence == 7);
  CHECK(result.first_of_file);
  CHECK(result.file->name == "a.log");
}

TEST_CASE("a last line without its newline is a line; CRLF, blanks, several objects") {
  CHECK(processed(make_plan("a=2"), "{\"a\":1}\n{\"a\":2}").text == "{\"a\":2}\n");
  CHECK(processed(make_plan(), "{\"a\":1}\r\n\r\n \n").text == "{\"a\":1}\r\n");
  const ChunkResult two = processed(make_plan("a=2"), "{\"a\":1}{\"a\":2}{\"a\":2}\n");
  CHECK(two.text == "{\"a\":2}\n{\"a\":2}\n");
  CHECK(two.entries == 3);
  CHECK(two.selected == 2);
}

TEST_CASE("malformed lines: shown as any other, skipped, only they, and failing") {
  Plan plan = make_plan();
  CHECK(processed(plan, kLines).text == "{\"a\":1}\n{\"a\":2}\ntorn {\n{\"a\":2,\"b\":1}\n");
  CHECK(processed(plan, kLines).malformed == 0);  // it is shown
  plan = make_plan("torn");
  CHECK(processed(plan, kLines).text == "torn {\n");

  plan = make_plan();
  plan.malformed = MalformedLines::skip;
  CHECK(processed(plan, kLines).text == "{\"a\":1}\n{\"a\":2}\n{\"a\":2,\"b\":1}\n");
  CHECK(processed(make_plan("not a=1"), kLines).selected == 3);

  plan.malformed = MalformedLines::only;
  CHECK(processed(plan, kLines).text == "torn {\n");
  CHECK(processed(plan, kLines).malformed == 0);

  plan.malformed = MalformedLines::fail;
  const ChunkResult result = processed(plan, kLines);
  CHECK(result.selected == 4);
  CHECK(result.malformed == 1);
  CHECK(first_malformed_line(result) == 3);
}

TEST_CASE("a format or a count that does not show malformed lines speaks of them") {
  Plan plan = make_plan();
  plan.render.format = OutputFormat::json;
  const ChunkResult json = processed(plan, kLines);
  CHECK(json.text == "{\"a\":1}\n{\"a\":2}\n{\"a\":2,\"b\":1}\n");
  CHECK(json.malformed == 1);
  CHECK(first_malformed_line(json) == 3);
  plan.product = Product::count;
  CHECK(processed(plan, kLines).malformed == 1);
}

TEST_CASE("the place of the first malformed line, when lines are counted from elsewhere") {
  const Plan plan = make_plan("a=2");
  ChunkWorker worker(plan);
  CHECK(first_malformed_line(worker.process(make_chunk("{}\nx\ny\n", 100))) == 101);
  CHECK(first_malformed_line(worker.process(make_chunk("x\n", 100))) == 100);
  CHECK(worker.process(make_chunk("{}\nx\n", 0)).first_malformed.first_line == 0);  // unknown
}

// "0:2 1!1": two lines before the first entry selected; one that is itself the second.
std::string runs_of(const ChunkResult& result) {
  std::string text;
  for (const MalformedRun& run : result.malformed_runs) {
    if (!text.empty()) text += ' ';
    text +=
        std::to_string(run.entries_before) + (run.is_entry ? '!' : ':') + std::to_string(run.count);
  }
  return text;
}

TEST_CASE("-m: no more than needed, and what was malformed before each") {
  Plan plan = make_plan("a=2");
  plan.max_count = 2;
  const ChunkResult result =
      processed(plan, "x\n{\"a\":2}\ny\nz\n{\"a\":2}\nnot reached\n{\"a\":2}\n");
  CHECK(result.selected == 2);
  CHECK(result.malformed == 3);
  CHECK(runs_of(result) == "0:1 1:2");
  CHECK(processed(make_plan("a=2"), "x\n").malformed_runs.empty());

  // A malformed line that is itself selected stands before nothing of its own.
  plan = make_plan();
  plan.max_count = 1;
  plan.malformed = MalformedLines::fail;
  CHECK(runs_of(processed(plan, "x\ny\n")) == "0!1");
}

TEST_CASE("-n: where malformed lines stand among the entries, each run with its place") {
  Plan plan = make_plan("a=2 or torn");
  plan.tail = 1;
  plan.malformed = MalformedLines::fail;
  constexpr std::string_view text = "x\nw\ntorn\ntorn\n{\"a\":2}{\"a\":2}\ny\nz\n";
  const ChunkResult result = processed(plan, text);
  CHECK(result.selected == 4);
  CHECK(result.malformed == 6);
  CHECK(runs_of(result) == "0:2 0!1 1!1 4:2");
  CHECK(result.malformed_runs[0].first.first_line == 1);
  CHECK(result.malformed_runs[1].first.first_line == 3);
  CHECK(result.malformed_runs[3].first.first_line == 6);
  CHECK_FALSE(result.malformed_runs[3].first.owner);  // keeps no buffer of a pipe alive
  plan.product = Product::count;
  CHECK(processed(plan, text).malformed_runs.empty());
}

TEST_CASE("quiet and counts render nothing; quiet stops at the first") {
  Plan plan = make_plan("a=2");
  plan.product = Product::count;
  CHECK(processed(plan, kLines).selected == 2);
  plan.product = Product::nothing;
  CHECK(processed(plan, kLines).selected == 1);
  CHECK(processed(plan, kLines).entries == 2);
}

TEST_CASE("file and line numbers, counted also where lines are passed over") {
  Plan plan = make_plan("a=2");
  plan.render.format = OutputFormat::json;
  plan.render.with_filename = plan.render.with_line_number = true;
  CHECK(processed(plan, kLines).text ==
        "{\"a\":2,\"gsaw.file\":\"a.log\",\"gsaw.line\":2}\n"
        "{\"a\":2,\"b\":1,\"gsaw.file\":\"a.log\",\"gsaw.line\":5}\n");
}

TEST_CASE("of a spent result nothing but its memory is used") {
  const Plan plan = make_plan();
  ChunkWorker worker(plan);
  ChunkResult spent = worker.process(make_chunk("{\"a\":1}\nno JSON\n{\"b\":2}\n"));
  const ChunkResult fresh = worker.process(make_chunk("{\"c\":3}\n"));
  const ChunkResult again = worker.process(make_chunk("{\"c\":3}\n"), std::move(spent));
  CHECK(again.text == fresh.text);
  CHECK(again.ends == fresh.ends);
  CHECK(again.selected == 1);
  CHECK(again.malformed == 0);
}

TEST_CASE("observations are of all chunks") {
  const Plan plan = make_plan("zzz=1");
  ChunkWorker worker(plan);
  worker.process(make_chunk(kLines));
  worker.process(make_chunk("{\"c\":1}\n"));
  const Observations& seen = worker.observations();
  CHECK(seen.entries == 4);
  REQUIRE(seen.terms.size() == 1);
  CHECK(seen.terms[0].evaluated == 4);
  CHECK(seen.terms[0].present == 0);
  CHECK(seen.names == std::set<std::string, std::less<>>{"a", "b", "c"});
}

// One chunk of a mapped file.
ChunkResult processed_file(const Plan& plan, const std::string& path) {
  testing::Messages messages;
  ChunkSource source({path}, {std::size_t{1} << 24, plan.render.with_line_number},
                     messages.diagnostics);
  const std::optional<Chunk> chunk = source.next();
  REQUIRE(chunk);
  REQUIRE(chunk->mapping != nullptr);
  ChunkWorker worker(plan);
  ChunkResult result = worker.process(*chunk);
  CHECK_FALSE(source.next());
  return result;
}

TEST_CASE("with the prefilter the result is the same, whatever share of the lines it passes") {
  const testing::TempDir dir;
  for (const int period : {1, 2, 3, 50, 100'000}) {
    CAPTURE(period);
    std::string text;
    for (int i = 1; i <= 20'000; ++i) {
      text += "{\"n\":" + std::to_string(i) + ",\"k\":\"" + (i % period == 0 ? "needle" : "other") +
              "\"}\n";
      if (i % 5000 == 0) text += "torn needle\ntorn\n{\"k\":\"n\\u0065edle\"}\n\n";
    }
    text += "{\"k\":\"needle\"}";
    const std::string path = dir.write("x.log", text);
    Plan plan = testing::make_filtered_plan("k=needle");
    plan.render.format = OutputFormat::json;
    plan.render.with_line_number = true;
    const ChunkResult with = processed_file(plan, path);
    plan.prefilter = false;
    const ChunkResult without = processed_file(plan, path);
    CHECK(with.text == without.text);
    CHECK(with.ends == without.ends);
    CHECK(with.selected == without.selected);
    CHECK(with.selected >= 5);
    CHECK(with.malformed == without.malformed);
    CHECK(with.malformed == 4);
    CHECK(first_malformed_line(with) == 5001);
    CHECK(first_malformed_line(without) == 5001);
    plan.candidates.reset();
    CHECK(processed_file(plan, path).text == with.text);
  }
}

TEST_CASE("what the prefilter chose proves nothing: no observations") {
  const testing::TempDir dir;
  const std::string path = dir.write("x.log", "{\"k\":\"needle\"}\n{\"k\":\"other\",\"z\":1}\n");
  const Plan plan = testing::make_filtered_plan("needle zzz=1");
  testing::Messages messages;
  ChunkSource source({path}, {1 << 20, false}, messages.diagnostics);
  ChunkWorker worker(plan);
  while (const auto chunk = source.next()) worker.process(*chunk);
  CHECK(worker.observations().entries == 0);
  CHECK(worker.observations().names.empty());
  worker.process(make_chunk("{\"k\":\"needle\"}\n"));  // of a stream
  CHECK(worker.observations().entries == 1);
}

TEST_CASE("a file that has shrunk: only the lines that are left") {
  const testing::TempDir dir;
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "{\"n\":" + std::to_string(10'000 + i) + "}\n";
  constexpr std::size_t kLine = 12;
  const std::string path = dir.write("x.log", text);
  testing::Messages messages;
  ChunkSource source({path}, {text.size(), false}, messages.diagnostics);
  const std::optional<Chunk> chunk = source.next();
  REQUIRE(chunk);
  REQUIRE(::truncate(path.c_str(), 5000 * kLine + 5) == 0);
  const Plan plan = make_plan();
  const ChunkResult result = ChunkWorker(plan).process(*chunk);
  CHECK(result.text == text.substr(0, 5000 * kLine));
  CHECK(result.selected == 5000);
  CHECK(result.malformed == 0);
  CHECK(messages.text == "gsaw: " + path + " shrank while it was being read\n");
}

}  // namespace
}  // namespace gsaw
