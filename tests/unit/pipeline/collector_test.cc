// Collector: results in order, -m, where files begin and end, and what the feed is told.
#include "pipeline/collector.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::FakeFeed;
using testing::input_file;
using testing::ListingView;
using testing::make_result;

struct Collected {
  explicit Collected(std::optional<std::uint64_t> max_count = std::nullopt) {
    settings.max_count = max_count;
  }
  bool add(ChunkResult result) { return collector.add(result); }

  PassSettings settings;
  ListingView view;
  FakeFeed feed;
  testing::Messages messages;
  Collector collector{settings, view, feed, messages.diagnostics};
};

TEST_CASE("the view is told of entries as they come") {
  Collected all;
  CHECK(all.add(make_result({0, 0}, {"a", "b"})));
  CHECK(all.view.text == "<a.log>ab");  // at once
  CHECK(all.add(make_result({0, 1}, {})));
  CHECK(all.add(make_result({0, 2}, {"c"})));
  all.collector.finish();
  CHECK(all.view.text == "<a.log>abc</a.log>.");
  CHECK(all.collector.totals().selected == 3);
  CHECK(all.collector.totals().entries == 3);
  CHECK(all.feed.stops == 0);
}

TEST_CASE("-m stops at the entry, within a result and between two") {
  Collected within(3);
  CHECK(within.add(make_result({0, 0}, {"a", "b"})));
  CHECK_FALSE(within.add(make_result({0, 1}, {"c", "d"})));
  within.collector.finish();
  CHECK(within.view.text == "<a.log>abc</a.log>.");
  CHECK(within.collector.totals().selected == 3);
  CHECK(within.feed.stops == 1);

  Collected between(2);
  CHECK_FALSE(between.add(make_result({0, 0}, {"a", "b"})));
  CHECK(between.view.text == "<a.log>ab");
}

TEST_CASE(
    "every file that was opened begins and ends once, also one without entries; others fail") {
  Collected all;
  const auto second = input_file("b.log"), third = input_file("a.log");  // a name given twice
  all.add(make_result({0, 0}, {"x"}));
  all.add(make_result({0, 1}, {"y"}));
  all.add(make_result({1, 0}, {}, second));
  ChunkResult cannot_open = make_result({2, 0}, {}, nullptr);
  cannot_open.first_of_file = false;
  cannot_open.errors.push_back({"cannot open c.log", ""});
  all.add(std::move(cannot_open));
  all.add(make_result({3, 0}, {"z"}, third));
  all.collector.finish();
  CHECK(all.view.text == "<a.log>xy</a.log><b.log>!cannot open c.log!</b.log><a.log>z</a.log>.");
  CHECK(all.messages.text == "gsaw: cannot open c.log\n");
}

TEST_CASE("nothing at all") {
  Collected none;
  none.collector.finish();
  CHECK(none.view.text == ".");
  CHECK(none.collector.totals().selected == 0);
}

TEST_CASE("what the view wants is passed on to the feed") {
  Collected all;
  all.view.wanted = Wanted::next_lane;
  CHECK(all.add(make_result({3, 0}, {"a"})));
  CHECK(all.feed.skipped == std::vector<std::uint32_t>{3});
  CHECK(all.feed.stops == 0);
  all.view.wanted = Wanted::nothing;
  CHECK_FALSE(all.add(make_result({3, 1}, {"b"})));
  CHECK(all.feed.stops == 1);
}

// Four malformed lines and two long ones among three entries.
ChunkResult with_malformed_lines() {
  ChunkResult result = make_result({0, 0}, {"a", "b", "c"});
  LineLog log(true);
  const auto at = [](std::uint64_t line) { return LinePlace{input_file("a.log"), line, 0}; };
  log.note(0, false, [&] { return at(7); });
  log.note(1, false, [&] { return at(9); });
  log.note(1, false, [&] { return at(10); });
  log.note_long(1, [&] { return at(11); });
  log.note(3, false, [&] { return at(14); });
  log.note_long(3, [&] { return at(15); });
  result.tally.noted = std::move(log);
  result.tally.all_malformed = 4;
  return result;
}

TEST_CASE("with -m, lines behind the last entry wanted are not counted") {
  const auto counted = [](std::uint64_t max_count) {
    Collected all(max_count);
    all.add(with_malformed_lines());
    CHECK(all.collector.totals().all_malformed == 4);  // what was parsed stays a fact
    return all.view.lines();
  };
  CHECK(counted(1).malformed.count == 1);
  CHECK(counted(1).malformed.first.line == 7);
  CHECK(counted(1).long_objects.count == 0);
  CHECK(counted(2).malformed.count == 3);
  CHECK(counted(2).long_objects.count == 1);
  CHECK(counted(2).long_objects.first.line == 11);
  CHECK(counted(3).malformed.count == 3);
  CHECK(counted(9).malformed.count == 4);
  CHECK(counted(9).long_objects.count == 2);
}

TEST_CASE("the first malformed line is that of the first result that has one") {
  Collected all;
  all.add(make_result({0, 0}, {"a"}));
  for (const std::uint64_t index : {1U, 2U}) {
    ChunkResult result = make_result({0, index}, {});
    result.tally.noted.note(0, false, [&] { return LinePlace{result.file, 100 * index, 0}; });
    all.add(std::move(result));
  }
  CHECK(all.view.lines().malformed.count == 2);
  CHECK(all.view.lines().malformed.first.line == 100);
}

ChunkResult interrupted(ChunkId id, std::vector<std::string> entries) {
  ChunkResult result = make_result(id, std::move(entries));
  result.interruption =
      Interruption{Interruption::Reason::out_of_memory, {input_file("a.log"), 7, 0}};
  return result;
}

TEST_CASE("an interruption: what was before it is out, then it is said, and no more is wanted") {
  Collected all;
  CHECK(all.add(make_result({0, 0}, {"a"})));
  CHECK_FALSE(all.add(interrupted({0, 1}, {"b"})));
  CHECK(all.view.text == "<a.log>ab");
  CHECK(all.feed.stops == 1);
  CHECK(all.messages.text.starts_with("gsaw: a.log:7: out of memory; nothing from there on was"));
  CHECK(all.messages.diagnostics.has_errors());

  Collected none;  // there was no memory even for a product
  ChunkResult without_product = interrupted({0, 0}, {});
  without_product.product.reset();
  CHECK_FALSE(none.add(std::move(without_product)));
  CHECK(none.messages.diagnostics.has_errors());
}

TEST_CASE("an interruption behind the last entry wanted does not matter") {
  Collected two(2);
  CHECK_FALSE(two.add(interrupted({0, 0}, {"a", "b"})));
  CHECK(two.view.text == "<a.log>ab");
  CHECK_FALSE(two.messages.diagnostics.has_errors());
}

TEST_CASE("from the end the entries of an interrupted chunk would leave a gap") {
  Collected all;
  ChunkResult result = interrupted({0, 0}, {"a", "b"});
  result.from_end = true;
  CHECK_FALSE(all.add(std::move(result)));
  CHECK(all.view.text == "<a.log>");
  CHECK(all.collector.totals().selected == 0);
}

}  // namespace
}  // namespace gsaw
