// Spans: where they lie, how they nest, what ends last.
#include "analyze/trace_spans.h"

#include <doctest/doctest.h>

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gsaw {
namespace {

// Entries in order of time, each with what it says, in milliseconds.
struct Told {
  Nanoseconds at = 0;
  std::optional<Nanoseconds> took = std::nullopt;
  std::string message = {}, span = {}, parent = {};
  std::uint32_t lane = 0;
  std::string logger = {};
};

Trace trace_of(const std::vector<Told>& told) {
  Trace trace;
  std::vector<std::optional<Nanoseconds>> durations;
  for (const Told& each : told) {
    TraceEntry entry;
    entry.time = each.at * kNanosPerMilli;
    entry.message = each.message;
    entry.span_id = each.span;
    entry.parent_id = each.parent;
    entry.lane = each.lane;
    entry.logger = each.logger;
    durations.push_back(each.took);
    if (durations.back()) *durations.back() *= kNanosPerMilli;
    trace.entries.push_back(std::move(entry));
  }
  trace.whole = {*trace.entries.front().time, *trace.entries.back().time};
  trace.is_timed = true;
  set_spans(trace, durations);
  set_self_times(trace);
  set_critical_path(trace);
  return trace;
}

using Pair = std::pair<Nanoseconds, Nanoseconds>;

// In milliseconds; none: -1, -1.
Pair span(const Trace& trace, std::size_t entry) {
  const auto& span = trace.entries[entry].span;
  if (!span) return {-1, -1};
  return {span->begin / kNanosPerMilli, span->end / kNanosPerMilli};
}

std::vector<Pair> self_times(const Trace& trace) {
  std::vector<Pair> times;
  for (const SelfTime& self : trace.self_times) {
    times.emplace_back(self.lane, self.length / kNanosPerMilli);
  }
  return times;
}

TEST_CASE("a duration reaches back from where it was logged") {
  const Trace trace = trace_of({{0}, {50, 50}, {80, 30}, {100}});
  CHECK(span(trace, 0) == Pair(-1, -1));
  CHECK(span(trace, 1) == Pair(0, 50));
  CHECK(span(trace, 2) == Pair(50, 80));
}

TEST_CASE("one that would begin before the transaction and fits forwards reaches forward") {
  const Trace trace = trace_of({{0, 100}, {10, 80}, {100}});
  CHECK(span(trace, 0) == Pair(0, 100));
  CHECK(span(trace, 1) == Pair(10, 90));
}

TEST_CASE("one that fits neither way goes where it exceeds less, and back when that is the same") {
  CHECK(span(trace_of({{0}, {30, 200}, {100}}), 1) == Pair(30, 230));
  CHECK(span(trace_of({{0}, {70, 200}, {100}}), 1) == Pair(-130, 70));
  CHECK(span(trace_of({{0}, {50, 200}, {100}}), 1) == Pair(-150, 50));
  CHECK(span(trace_of({{5, 20}}), 0) == Pair(-15, 5));
}

TEST_CASE("start and finish of one logger are a span, the inner one first") {
  const Trace trace = trace_of({{0, {}, "Start job"},
                                {10, {}, "start job."},
                                {20, {}, "Finished job"},
                                {40, {}, "job: done", {}, {}, 0},
                                {50, {}, "finish job!"},
                                {60, {}, "finish job"}});
  CHECK(span(trace, 0) == Pair(-1, -1));
  CHECK(span(trace, 2) == Pair(10, 20));
  CHECK(span(trace, 3) == Pair(-1, -1));
  CHECK(span(trace, 4) == Pair(0, 50));
  CHECK(span(trace, 5) == Pair(-1, -1));
}

TEST_CASE("the word may stand at the end; other lanes, loggers and messages are no counterparts") {
  const Trace trace = trace_of({{0, {}, "import started"},
                                {10, {}, "import finished", {}, {}, 1},
                                {20, {}, "import finished", {}, {}, 0, "other"},
                                {30, {}, "export finished"},
                                {40, {}, "finished"},
                                {50, {}, "import finished"}});
  for (const std::size_t entry : {1U, 2U, 3U, 4U}) CHECK(span(trace, entry) == Pair(-1, -1));
  CHECK(span(trace, 5) == Pair(0, 50));
}

TEST_CASE("the word may be all of the message, or one of those in the name of an event") {
  const std::vector<std::pair<const char*, const char*>> pairs{
      {"start", "finish"},
      {"Started", "Completed."},
      {"begin", "end"},
      {"starting...", "stopped!"},
      {"query_start", "query_end"},
      {"query-start", "query-stop"},
      {"request.start", "request.finish"},
      {"queryStart", "queryFinish"},
      {"start_query", "done_query"},
      {"call start", "call stop"},
      {"enter foo", "leave foo"},
      {"job started", "job stopped"},
  };
  for (const auto& pair : pairs) {
    CAPTURE(pair.first);
    CHECK(span(trace_of({{0}, {10, {}, pair.first}, {40, {}, pair.second}, {50}}), 2) ==
          Pair(10, 40));
  }
}

TEST_CASE("what only sounds like a start or a finish, or is of something else, is none") {
  const std::vector<std::pair<const char*, const char*>> pairs{
      {"start", "job finish"},
      {"startup", "endup"},
      {"query_start", "import_end"},
      {"restart", "reend"},
      {"start-up done", "end-up done"},
      {"", ""},
      {"...", "!"},
      {"_", "_"},
      {"START", "FINISHED AT LAST"},
      {"query_start x", "query_end x"},
  };
  for (const auto& pair : pairs) {
    CAPTURE(pair.first);
    CHECK(span(trace_of({{0}, {10, {}, pair.first}, {40, {}, pair.second}, {50}}), 2) ==
          Pair(-1, -1));
  }
}

TEST_CASE("entries of one span id are a span, unless one says how long it took") {
  const Trace trace =
      trace_of({{0, {}, "", "a"}, {10, {}, "", "b"}, {40, {}, "", "a"}, {50, 5, "", "b"}});
  CHECK(span(trace, 0) == Pair(-1, -1));
  CHECK(span(trace, 1) == Pair(-1, -1));
  CHECK(span(trace, 2) == Pair(0, 40));
  CHECK(span(trace, 3) == Pair(45, 50));
}

// Of which the place is known.
std::vector<std::size_t> known(const Trace& trace) {
  std::vector<std::size_t> entries;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    if (trace.entries[i].is_span_known) entries.push_back(i);
  }
  return entries;
}

TEST_CASE("a duration within the transaction is known, one that begins before it a guess") {
  using Places = std::vector<std::size_t>;
  CHECK(known(trace_of({{0}, {50, 50}, {80, 30}, {100}})) == Places{1, 2});
  CHECK(known(trace_of({{0, 100}, {10, 80}, {100}})).empty());
  CHECK(known(trace_of({{0}, {70, 200}, {100}})).empty());
}

TEST_CASE("two entries are known to be a span where one id and their words say so") {
  using Places = std::vector<std::size_t>;
  CHECK(known(trace_of({{0, {}, "x", "a"}, {40, {}, "y", "a"}})).empty());
  CHECK(known(trace_of({{0, {}, "begin", "a"}, {40, {}, "end", "a"}})) == Places{1});
  CHECK(known(trace_of({{0, {}, "begin", "a"}, {20, {}, "y", "a"}, {40, {}, "end", "a"}})) ==
        Places{2});
  CHECK(known(trace_of({{0, {}, "begin x", "a"}, {40, {}, "end y", "a"}})).empty());
  CHECK(known(trace_of({{0, {}, "end", "a"}, {40, {}, "begin", "a"}})).empty());
  CHECK(known(trace_of({{0, {}, "begin x", "a"}, {40, {}, "end x", "a"}, {50, 5, "", "a"}})) ==
        Places{1, 2});
  CHECK(known(trace_of({{0, {}, "begin x", "a"}, {40, {}, "end x", "b"}})).empty());
}

TEST_CASE("self times: each moment is that of the span that began last") {
  // 0..100 holds 10..40 and 30..60, that one holds 40..50.
  const Trace trace = trace_of({{0},
                                {40, 30, "", {}, {}, 1},
                                {50, 10, "", {}, {}, 2},
                                {60, 30, "", {}, {}, 3},
                                {100, 100, "", {}, {}, 0}});
  CHECK(self_times(trace) == std::vector<Pair>{{0, 50}, {1, 20}, {3, 20}, {2, 10}});
}

TEST_CASE("a self time longer than can be said is as long as can be") {
  constexpr Nanoseconds kFirst = -9'000'000'000'000, kLast = 9'000'000'000'000;
  const Trace trace = trace_of({{kFirst, {}, "", "all"},
                                {kFirst + 10, {}, "", "part", {}, 1},
                                {kFirst + 20, {}, "", "part", {}, 1},
                                {kLast, {}, "", "all"}});
  CHECK(self_times(trace) == std::vector<Pair>{{0, 9'223'372'036'854}, {1, 10}});
}

TEST_CASE("spans side by side have no self times to speak of") {
  CHECK(trace_of({{0}, {40, 40}, {100, 50}}).self_times.empty());
  CHECK(trace_of({{0}, {60, 50}, {100, 50}}).self_times.empty());
}

TEST_CASE("the critical path: from the outermost, whose child ends last") {
  const Trace trace = trace_of({{30, 30, "quick", "c1", "root"},
                                {60, 10, "leaf", "g", "c2"},
                                {80, 50, "slow", "c2", "root"},
                                {100, 100, "all", "root", "elsewhere"}});
  CHECK(trace.critical_path == std::vector<std::size_t>{3, 2, 1});
}

TEST_CASE("no critical path without parents, nor where ids are each other's parents") {
  CHECK(trace_of({{0, {}, "", "a"}, {10, {}, "", "b"}}).critical_path.empty());
  CHECK(trace_of({{0, {}, "", "a", "b"}, {10, {}, "", "b", "a"}}).critical_path.empty());
  CHECK(trace_of({{0, {}, "", "a", "a"}, {10, {}, "", "b", "x"}}).critical_path.empty());
  // A ring that hangs on nothing beside a path.
  const Trace trace = trace_of(
      {{0, {}, "", "x", "y"}, {5, {}, "", "y", "x"}, {10, {}, "", "a"}, {20, {}, "", "b", "a"}});
  CHECK(trace.critical_path == std::vector<std::size_t>{2, 3});
}

TEST_CASE("entries without a time, and spans longer than all time") {
  Trace trace;
  trace.entries.resize(2);
  trace.entries[1].time = std::numeric_limits<Nanoseconds>::min() + 5;
  trace.whole = {*trace.entries[1].time, *trace.entries[1].time};
  set_spans(trace, {kNanosPerMilli, 3'000'000'000'000'000'000});
  CHECK_FALSE(trace.entries[0].span);
  REQUIRE(trace.entries[1].span);
  CHECK(trace.entries[1].span->begin == std::numeric_limits<Nanoseconds>::min());
  CHECK(trace.entries[1].span->end == *trace.entries[1].time);
}

}  // namespace
}  // namespace gsaw
