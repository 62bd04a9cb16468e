// ChunkWorker: what comes of the lines of one chunk.
#include "pipeline/chunk_worker.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/make_view.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_plan;

Chunk make_chunk(std::string_view text, std::uint64_t first_line = 1) {
  const auto bytes = std::make_shared<const std::string>(text);
  Chunk chunk;
  chunk.id = {2, 7};
  chunk.last_of_lane = chunk.first_of_file = true;
  chunk.file = testing::input_file("a.log");
  chunk.block.bytes = *bytes;
  chunk.block.first_line = first_line;
  chunk.block.owner = bytes;
  return chunk;
}

// A worker, with all that it needs, and what its view writes of a result.
struct Work {
  explicit Work(const Plan& plan)
      : view(make_view(plan, {}, false, out.stream, messages.diagnostics)),
        limit{plan.pass.max_line, nullptr},
        worker(plan.query, plan.pass, *view, limit) {}

  // The result with all its entries is the view's next.
  std::string text_of(ChunkResult& result) {
    const std::size_t before = out.text().size();
    view->add(result, result.tally.selected);
    return out.text().substr(before);
  }

  testing::Output out;
  testing::Messages messages;
  std::unique_ptr<View> view;
  LongLineLimit limit;
  ChunkWorker worker;
};

struct Processed {
  ChunkTally tally;
  std::string text;  // what the view has written
  ChunkResult result;

  CountedLines malformed() const {
    LineCounts lines;
    tally.noted.add_to(lines);
    return lines.malformed;
  }
};

Processed processed(const Plan& plan, Chunk chunk) {
  Work work(plan);
  ChunkResult result = work.worker.process(std::move(chunk));
  Processed made;
  made.tally = result.tally;
  made.text = work.text_of(result);
  made.result = std::move(result);
  return made;
}

Processed processed(const Plan& plan, std::string_view text) {
  return processed(plan, make_chunk(text));
}

constexpr std::string_view kLines =
    "{\"a\":1}\n"
    "{\"a\":2}\n"
    "torn {\n"
    "\n"
    "{\"a\":2,\"b\":1}\n";

TEST_CASE("what the query selects goes to the view, in order; the rest is counted") {
  const Processed made = processed(make_plan("a=2"), kLines);
  CHECK(made.text == "{\"a\":2}\n{\"a\":2,\"b\":1}\n");
  CHECK(made.tally.selected == 2);
  CHECK(made.tally.entries == 3);
  CHECK(made.malformed().count == 1);
  CHECK(made.malformed().first.line == 3);
  CHECK(made.tally.all_malformed == 1);
  CHECK(made.result.id == ChunkId{2, 7});
  CHECK(made.result.last_of_lane);
  CHECK(made.result.first_of_file);
  CHECK(made.result.lines_are_counted);
  CHECK(made.result.file->name == "a.log");
}

TEST_CASE("a last line without its newline is a line; CRLF, blanks, several objects") {
  CHECK(processed(make_plan("a=2"), "{\"a\":1}\n{\"a\":2}").text == "{\"a\":2}\n");
  CHECK(processed(make_plan(), "{\"a\":1}\r\n\r\n \n").text == "{\"a\":1}\r\n");
  const Processed two = processed(make_plan("a=2"), "{\"a\":1}{\"a\":2}{\"a\":2}\n");
  CHECK(two.text == "{\"a\":2}\n{\"a\":2}\n");
  CHECK(two.tally.entries == 3);
  CHECK(two.tally.selected == 2);
}

TEST_CASE("malformed lines: shown as any other, skipped, only they, and failing") {
  Plan plan = make_plan();
  CHECK(processed(plan, kLines).text == "{\"a\":1}\n{\"a\":2}\ntorn {\n{\"a\":2,\"b\":1}\n");
  CHECK(processed(plan, kLines).malformed().count == 0);  // it is shown
  plan = make_plan("torn");
  CHECK(processed(plan, kLines).text == "torn {\n");

  plan = make_plan();
  plan.pass.malformed = MalformedLines::skip;
  plan.pass.malformed_selectable = false;
  CHECK(processed(plan, kLines).text == "{\"a\":1}\n{\"a\":2}\n{\"a\":2,\"b\":1}\n");
  CHECK(processed(make_plan("not a=1"), kLines).tally.selected == 3);

  plan.pass.malformed = MalformedLines::only;
  plan.pass.malformed_selectable = true;
  CHECK(processed(plan, kLines).text == "torn {\n");
  CHECK(processed(plan, kLines).malformed().count == 0);

  plan.pass.malformed = MalformedLines::fail;
  const Processed made = processed(plan, kLines);
  CHECK(made.tally.selected == 4);
  CHECK(made.malformed().count == 1);
  CHECK(made.malformed().first.line == 3);
}

TEST_CASE("a format or a count that does not show malformed lines speaks of them") {
  Plan plan = make_plan();
  plan.render.format = OutputFormat::json;
  plan.pass.malformed_selectable = false;
  const Processed json = processed(plan, kLines);
  CHECK(json.text == "{\"a\":1}\n{\"a\":2}\n{\"a\":2,\"b\":1}\n");
  CHECK(json.malformed().count == 1);
  CHECK(json.malformed().first.line == 3);
  plan.product = Product::count;
  CHECK(processed(plan, kLines).malformed().count == 1);
  plan.pass.malformed_selectable = true;  // counted as an entry, and spoken of: it is not seen
  CHECK(processed(plan, kLines).tally.selected == 4);
  CHECK(processed(plan, kLines).malformed().count == 1);
}

TEST_CASE("the place of the first malformed line, when lines are counted from elsewhere") {
  const Plan plan = make_plan("a=2");
  CHECK(processed(plan, make_chunk("{}\nx\ny\n", 100)).malformed().first.line == 101);
  CHECK(processed(plan, make_chunk("x\n", 100)).malformed().first.line == 100);
  const Processed uncounted = processed(plan, make_chunk("{}\nx\n", 0));
  CHECK(uncounted.malformed().first.line == 0);
  CHECK(uncounted.malformed().first.offset == 3);
  CHECK_FALSE(uncounted.result.lines_are_counted);
}

// Of the malformed lines those that stay when the log is cut behind so many entries.
std::uint64_t before(const Processed& made, std::uint64_t entries) {
  LineLog log = made.tally.noted;
  log.cut_behind(entries);
  LineCounts lines;
  log.add_to(lines);
  return lines.malformed.count;
}

std::uint64_t from(const Processed& made, std::int64_t entry) {
  LineLog log = made.tally.noted;
  log.cut_before(entry);
  LineCounts lines;
  log.add_to(lines);
  return lines.malformed.count;
}

TEST_CASE("-m: no more than needed, and what was malformed before each") {
  Plan plan = make_plan("a=2");
  plan.pass.max_count = 2;
  const Processed made = processed(plan, "x\n{\"a\":2}\ny\nz\n{\"a\":2}\nnot reached\n{\"a\":2}\n");
  CHECK(made.tally.selected == 2);
  CHECK(made.malformed().count == 3);
  CHECK(before(made, 1) == 1);
  CHECK(before(made, 2) == 3);

  // A malformed line that is itself selected stands before nothing of its own.
  plan = make_plan();
  plan.pass.max_count = 1;
  plan.pass.malformed = MalformedLines::fail;
  const Processed entry = processed(plan, "x\ny\n");
  CHECK(entry.malformed().count == 1);
  CHECK(before(entry, 1) == 1);
  CHECK(from(entry, 0) == 1);
}

TEST_CASE("-n: where malformed lines stand among the entries") {
  Plan plan = make_plan("a=2 or torn");
  plan.tail = 1;
  plan.pass.malformed = MalformedLines::fail;
  constexpr std::string_view text = "x\nw\ntorn\ntorn\n{\"a\":2}{\"a\":2}\ny\nz\n";
  const Processed made = processed(plan, text);
  CHECK(made.tally.selected == 4);
  CHECK(made.malformed().count == 6);
  CHECK(made.malformed().first.line == 1);
  CHECK(from(made, 0) == 4);
  CHECK(from(made, 1) == 3);
  CHECK(from(made, 2) == 2);
  CHECK(from(made, 3) == 2);
  CHECK(from(made, 4) == 0);
}

TEST_CASE("quiet and counts make no product; quiet stops at the first") {
  Plan plan = make_plan("a=2");
  plan.product = Product::count;
  CHECK(processed(plan, kLines).tally.selected == 2);
  CHECK(processed(plan, kLines).result.product == nullptr);
  plan.product = Product::nothing;
  CHECK(processed(plan, kLines).tally.selected == 1);
  CHECK(processed(plan, kLines).tally.entries == 2);
}

TEST_CASE("file and line numbers, counted also where lines are passed over") {
  Plan plan = make_plan("a=2");
  plan.render.format = OutputFormat::json;
  plan.render.with_filename = plan.render.with_line_number = true;
  CHECK(processed(plan, kLines).text ==
        "{\"a\":2,\"gsaw.file\":\"a.log\",\"gsaw.line\":2}\n"
        "{\"a\":2,\"b\":1,\"gsaw.file\":\"a.log\",\"gsaw.line\":5}\n");
}

TEST_CASE("an emptied product is filled like a new one") {
  const Plan plan = make_plan();
  Work work(plan);
  ChunkResult first = work.worker.process(make_chunk("{\"a\":1}\nno JSON\n{\"b\":2}\n"));
  CHECK(work.text_of(first) == "{\"a\":1}\nno JSON\n{\"b\":2}\n");
  first.product->clear();
  const ChunkProduct* const used = first.product.get();
  ChunkResult again = work.worker.process(make_chunk("{\"c\":3}\n"), std::move(first.product));
  CHECK(again.product.get() == used);
  CHECK(again.tally.selected == 1);
  CHECK(work.text_of(again) == "{\"c\":3}\n");
}

TEST_CASE("observations are of all chunks") {
  const Plan plan = make_plan("zzz=1");
  Work work(plan);
  work.worker.process(make_chunk(kLines));
  work.worker.process(make_chunk("{\"c\":1}\n"));
  const Observations& seen = work.worker.observations();
  CHECK(seen.entries == 4);
  REQUIRE(seen.terms.size() == 1);
  CHECK(seen.terms[0].evaluated == 4);
  CHECK(seen.terms[0].present == 0);
}

TEST_CASE("a line longer than the limit is spoken of where it stands among the entries") {
  Plan plan = make_plan("a=2");
  plan.pass.max_line = 20;
  plan.pass.max_count = 2;
  const std::string giant = "{\"a\":2,\"pad\":\"" + std::string(30, 'x') + "\"}\n";
  const std::string torn = "{\"a\":2," + std::string(30, 'x') + "\n";
  const Processed made = processed(plan, "{\"a\":2}\n" + giant + torn + "{\"a\":2}\n" + giant);
  CHECK(made.tally.selected == 2);
  LineCounts lines;
  made.tally.noted.add_to(lines);
  CHECK(lines.long_objects.count == 1);
  CHECK(lines.long_objects.first.line == 2);
  CHECK(lines.malformed.count == 1);
  CHECK(lines.malformed.first.line == 3);
  LineLog log = made.tally.noted;
  log.cut_behind(1);
  LineCounts none;
  log.add_to(none);
  CHECK(none.long_objects.count == 0);
}

}  // namespace
}  // namespace gsaw
