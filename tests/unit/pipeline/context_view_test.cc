// Entries around the selected ones: the same whatever the chunks, and no more memory than they
// take.
#include "pipeline/context_view.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "pipeline/collector.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_filtered_plan;
using testing::run_every_way;
using testing::RunResult;
using testing::TempDir;

// `{"n":1}` for each number, with a member "x" where it is negative.
std::string entries(std::initializer_list<int> numbers) {
  std::string lines;
  for (const int number : numbers) {
    lines += "{\"n\":" + std::to_string(std::abs(number)) + (number < 0 ? ",\"x\":0}\n" : "}\n");
  }
  return lines;
}

std::string shown(const std::string& log, std::uint64_t before, std::uint64_t after,
                  std::optional<std::uint64_t> max_count = std::nullopt) {
  const TempDir dir;
  Plan plan = make_filtered_plan("exists x", {dir.write("a.log", log)});
  plan.context = ContextSize{before, after};
  plan.pass.max_count = max_count;
  return run_every_way(plan).out;
}

TEST_CASE("groups that touch are one") {
  CHECK(shown(entries({1, 2, -3, 4, 5, 6, 7, -8, 9}), 2, 2) ==
        entries({1, 2, -3, 4, 5, 6, 7, -8, 9}));
  CHECK(shown(entries({1, 2, -3, 4, 5, 6, 7, 8, -9}), 2, 2) ==
        entries({1, 2, -3, 4, 5}) + "--\n" + entries({7, 8, -9}));
  CHECK(shown(entries({1, -2, -3, 4, -5}), 1, 0) == entries({1, -2, -3, 4, -5}));
  CHECK(shown(entries({1, -2, -3, 4, 5, -6}), 0, 1) ==
        entries({-2, -3, 4}) + "--\n" + entries({-6}));
  CHECK(shown(entries({-1, -2, 3, -4}), 0, 0) == entries({-1, -2}) + "--\n" + entries({-4}));
}

TEST_CASE("what is blank between entries keeps none apart") {
  CHECK(shown("{\"n\":1}\n\n\n\n\n{\"x\":2}\n\n\n{\"n\":3}\n \n{\"x\":4}\n", 1, 0) ==
        "{\"n\":1}\n{\"x\":2}\n{\"n\":3}\n{\"x\":4}\n");
}

TEST_CASE("the begin and the end of the input cut groups short") {
  CHECK(shown(entries({-1}), 5, 5) == entries({-1}));
  CHECK(shown(entries({1, -2, 3}), 5, 5) == entries({1, -2, 3}));
  CHECK(shown(entries({1, 2}), 5, 5) == "");
  CHECK(shown("", 5, 5) == "");
}

TEST_CASE("behind the last of -m its context is shown, selected or not") {
  const std::string log = entries({1, -2, 3, -4, -5, 6, 7, -8});
  CHECK(shown(log, 1, 3, 1) == entries({1, -2, 3, -4, -5}));
  CHECK(shown(log, 1, 1, 2) == entries({1, -2, 3, -4, -5}));
  CHECK(shown(log, 0, 9, 2) == entries({-2, 3, -4, -5, 6, 7, -8}));
  CHECK(shown(log, 0, 0, 2) == entries({-2}) + "--\n" + entries({-4}));
  CHECK(shown(log, 1, 1, 9) == entries({1, -2, 3, -4, -5, 6, 7, -8}));
}

TEST_CASE("inputs are no neighbours") {
  const TempDir dir;
  const std::string one = dir.write("a.log", entries({1, -2})),
                    two = dir.write("b.log", entries({3})),
                    three = dir.write("c.log", entries({4, -5, 6}));
  Plan plan = make_filtered_plan("exists x", {one, two, three});
  plan.context = ContextSize{9, 9};
  CHECK(run_every_way(plan).out == entries({1, -2}) + "--\n" + entries({4, -5, 6}));
  // Nor is what is due of one looked for in the next.
  plan.pass.max_count = 1;
  CHECK(run_every_way(plan).out == entries({1, -2}));
}

TEST_CASE("many entries may lie between, and many may be wanted") {
  std::string log = entries({-1}), expected = log;
  for (int i = 0; i < 500; ++i) log += entries({i});
  log += entries({-2});
  CHECK(shown(log, 500, 0) == log);
  CHECK(shown(log, 250, 250) == log);
  for (int i = 0; i < 100; ++i) expected += entries({i});
  expected += "--\n";
  for (int i = 101; i < 500; ++i) expected += entries({i});
  CHECK(shown(log, 399, 100) == expected + entries({-2}));
}

TEST_CASE("a chunk's product keeps no giant's memory") {
  ContextChunk chunk;
  chunk.text.assign(std::size_t{8} << 20, 'x');
  chunk.tail.bytes = "x";
  chunk.begun = true;
  chunk.clear();
  CHECK(chunk.memory() < 1024);
  CHECK(chunk.text.empty());
  CHECK(chunk.tail.bytes.empty());
  CHECK_FALSE(chunk.begun);
}

// Wants so many chunks behind the last entry.
class UnfinishedView : public testing::ListingView {
 public:
  explicit UnfinishedView(int wants) : wants_(wants) {}
  Wanted add(ChunkResult& result, std::uint64_t entries) override {
    if (entries == 0) --wants_;
    return ListingView::add(result, entries);
  }
  bool is_complete() const override { return wants_ == 0; }

 private:
  int wants_;
};

TEST_CASE("behind the last entry that counts, what a view still wants is brought") {
  UnfinishedView view(2);
  testing::FakeFeed feed;
  testing::Messages messages;
  PassSettings settings;
  settings.max_count = 1;
  Collector collector(settings, view, feed, messages.diagnostics);
  ChunkResult first = testing::make_result({0, 0}, {"a", "b"});
  ChunkResult second = testing::make_result({0, 1}, {"c"});
  ChunkResult third = testing::make_result({0, 2}, {});
  CHECK(collector.add(first));
  CHECK(collector.has_enough());
  CHECK(collector.add(second));
  CHECK_FALSE(collector.add(third));
  CHECK(collector.totals().selected == 1);
  CHECK(view.text == "<a.log>a");
  CHECK(feed.stops == 1);
}

TEST_CASE("behind the last of -m context is due of a chunk that was not read to its end") {
  for (const std::uint64_t after : {0U, 2U}) {
    for (const bool last_of_lane : {false, true}) {
      std::string text;
      OutputStream out(text);
      const RenderSettings render;
      ContextSettings context;
      context.after = after;
      context.limited = true;
      ContextView view(context, render, out);
      PassSettings settings;
      settings.max_count = 1;
      testing::FakeFeed feed;
      testing::Messages messages;
      Collector collector(settings, view, feed, messages.diagnostics);
      ChunkResult result = testing::make_result({0, 0}, {"selected"});
      auto chunk = std::make_unique<ContextChunk>();
      chunk->text = "selected\n";
      chunk->shown.push_back({EntrySpot{0}, chunk->text.size()});
      result.product = std::move(chunk);
      result.last_of_lane = last_of_lane;
      result.interruption = Interruption{Interruption::Reason::out_of_memory, {result.file, 2, 0}};
      CHECK_FALSE(collector.add(result));
      CHECK(text == "selected\n");
      CHECK(messages.diagnostics.has_errors() == (after > 0));
    }
  }
}

}  // namespace
}  // namespace gsaw
