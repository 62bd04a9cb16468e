// OrderedWriter: results in order from many threads, in bounded memory, and stopping.
#include "pipeline/ordered_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <new>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::ListedEntries;
using testing::make_result;

constexpr std::size_t kPlenty = std::size_t{1} << 20;

std::string entry(ChunkId id) {
  return std::to_string(id.lane) + "." + std::to_string(id.index) + " ";
}

// A result that holds about so many bytes.
ChunkResult result_of(ChunkId id, bool last = false, std::size_t bytes = 0) {
  ChunkResult result = make_result(id, {entry(id)});
  result.first_of_file = false;
  result.last_of_lane = last;
  static_cast<ListedEntries&>(*result.product).reserved = bytes;
  return result;
}

std::string entries_of(const std::vector<std::uint64_t>& lanes) {
  std::string text;
  for (std::uint32_t lane = 0; lane < lanes.size(); ++lane) {
    for (std::uint64_t i = 0; i < lanes[lane]; ++i) text += entry({lane, i});
  }
  return text;
}

// A writer and what comes out of it.
struct Writing {
  explicit Writing(std::size_t budget, std::optional<std::uint64_t> max_count = std::nullopt)
      : writer(collector, budget) {
    settings.max_count = max_count;
  }
  PassSettings settings;
  testing::ListingView view;
  testing::FakeFeed feed;
  testing::Messages messages;
  Collector collector{settings, view, feed, messages.diagnostics};
  OrderedWriter writer;
};

TEST_CASE("one thread: what comes early waits for what is before it, in its lane and before") {
  Writing out(kPlenty);
  CHECK(out.writer.put(result_of({1, 0}, true)));
  CHECK(out.writer.put(result_of({0, 2}, true)));
  CHECK(out.writer.put(result_of({0, 1})));
  CHECK(out.view.text.empty());
  CHECK(out.writer.put(result_of({0, 0})));
  CHECK(out.view.text == entries_of({3, 1}));
  CHECK(out.writer.put(result_of({2, 0}, true)));
  CHECK(out.view.text == entries_of({3, 1, 1}));
}

TEST_CASE("when no more chunks are given out nobody waits for one that never comes") {
  Writing out(1000);
  CHECK(out.writer.put(result_of({0, 0})));
  std::thread early([&] { CHECK(out.writer.put(result_of({1, 0}, true, 5000))); });
  std::thread late([&] { CHECK(out.writer.put(result_of({1, 1}, true, 5000))); });
  out.writer.no_more_chunks();
  early.join();
  late.join();
  CHECK(out.writer.put(result_of({0, 1}, false, 5000)));  // was at work, and is written
  CHECK(out.view.text == entries_of({2}));
}

TEST_CASE("the products of what has been written are given away, empty") {
  Writing out(8000);
  CHECK(out.writer.put(result_of({0, 1})));
  CHECK(out.writer.take_spent() == nullptr);  // it waits, and is not spent
  CHECK(out.writer.put(result_of({0, 0}, false, 1000)));
  for (int i = 0; i < 2; ++i) {
    const auto spent = out.writer.take_spent();
    REQUIRE(spent != nullptr);
    CHECK(static_cast<const ListedEntries&>(*spent).entries.empty());
  }
  CHECK(out.writer.take_spent() == nullptr);
  // One that holds much is not kept, and neither is one too many.
  CHECK(out.writer.put(result_of({0, 2}, false, 8001)));
  CHECK(out.writer.take_spent() == nullptr);
  for (const std::uint64_t i : {3U, 4U, 5U}) {
    CHECK(out.writer.put(result_of({0, i}, false, 3000)));
  }
  CHECK(out.writer.take_spent() != nullptr);
  CHECK(out.writer.take_spent() != nullptr);
  CHECK(out.writer.take_spent() == nullptr);
}

TEST_CASE("a result that does not fit waits with its worker, however long") {
  Writing out(4000);
  CHECK(out.writer.put(result_of({0, 1}, false, 2000)));  // fits
  std::atomic<bool> returned = false;
  std::thread eager([&] {
    out.writer.put(result_of({0, 2}, true, 2000));
    returned = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK_FALSE(returned);
  CHECK(out.writer.put(result_of({0, 0}, false, 1'000'000)));  // the next one always fits
  eager.join();
  CHECK(out.view.text == entries_of({3}));
}

TEST_CASE("what has been written takes no room any more") {
  Writing out(4000);
  for (std::uint64_t i = 0; i < 9; ++i) CHECK(out.writer.put(result_of({0, i}, false, 2000)));
  CHECK(out.writer.put(result_of({0, 10}, true, 2000)));  // waits for one before it, but not here
  CHECK(out.writer.put(result_of({0, 9}, false, 2000)));
  CHECK(out.view.text == entries_of({11}));
}

// Gives chunks out as a feed does: of each lane in order, now and then of a later lane while
// earlier ones are being read.
class Sequence {
 public:
  explicit Sequence(std::vector<std::uint64_t> lanes) : lanes_(lanes), next_(lanes.size()) {}

  // False at the end. Passes over `ahead` lanes, if there are so many.
  bool take(std::uint32_t ahead, ChunkId& id, bool& last) {
    const std::lock_guard lock(mutex_);
    std::vector<std::uint32_t> open;
    for (std::uint32_t lane = 0; lane < lanes_.size(); ++lane) {
      if (next_[lane] < lanes_[lane]) open.push_back(lane);
    }
    if (open.empty()) return false;
    const std::uint32_t lane = open[std::min<std::size_t>(ahead, open.size() - 1)];
    id = {lane, next_[lane]++};
    last = next_[lane] == lanes_[lane];
    return true;
  }

 private:
  std::mutex mutex_;
  std::vector<std::uint64_t> lanes_, next_;
};

TEST_CASE("no deadlock: random lanes, sleeping workers, budgets of nothing") {
  for (unsigned round = 0; round < 24; ++round) {
    CAPTURE(round);
    std::mt19937 random(round);
    std::vector<std::uint64_t> lanes(1 + random() % 40);
    for (std::uint64_t& chunks : lanes) chunks = 1 + random() % 20;
    const std::size_t budget = std::array<std::size_t, 4>{0, 1, 3000, 100'000}[round % 4];
    Writing out(budget);
    Sequence sequence(lanes);
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 12; ++t) {
      threads.emplace_back([&, t] {
        std::mt19937 dice(100 * round + t);
        ChunkId id;
        bool last = false;
        while (sequence.take(t == 0 ? 0U : static_cast<std::uint32_t>(dice() % 3), id, last)) {
          if (dice() % 32 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
          if (!out.writer.put(result_of(id, last, dice() % 4000))) ++refused;
          if (dice() % 4 == 0) out.writer.take_spent();
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(refused == 0);
    CHECK(out.view.text == entries_of(lanes));
  }
}

TEST_CASE("when enough has been written, everybody is told, also those who wait") {
  Writing out(1500, 2);
  std::vector<std::thread> waiting;
  std::atomic<int> told = 0;
  for (std::uint64_t index = 2; index < 6; ++index) {
    waiting.emplace_back([&, index] {
      if (!out.writer.put(result_of({0, index}))) ++told;
    });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::thread second([&] { out.writer.put(result_of({0, 1})); });
  std::thread first([&] { out.writer.put(result_of({0, 0})); });
  first.join();
  second.join();
  for (std::thread& thread : waiting) thread.join();
  CHECK(told >= 3);  // one fits, and may have been let in before
  CHECK_FALSE(out.writer.put(result_of({0, 6})));
  CHECK(out.view.text == entries_of({2}));
  CHECK(out.collector.totals().selected == 2);
  CHECK(out.feed.stops == 1);
}

TEST_CASE("stopping in the middle of many threads loses nothing before it") {
  for (unsigned round = 0; round < 20; ++round) {
    Writing out(8 * 1024, 50 + round);
    std::atomic<std::uint64_t> next = 0;
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        while (out.writer.put(result_of({0, next++}))) {
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(out.view.text == entries_of({50 + round}));
  }
}

TEST_CASE("a worker has failed: whoever waits for room goes on, what is in order is written") {
  Writing out(3000);
  CHECK(out.writer.put(result_of({0, 1}, false, 1000)));
  std::atomic<int> put = 0;
  std::vector<std::thread> workers;
  for (std::uint64_t i = 3; i < 6; ++i) {
    workers.emplace_back([&, i] {
      out.writer.put(result_of({0, i}, false, 1000));
      ++put;
    });
  }
  out.writer.no_more_chunks();  // chunk 2 will not come
  for (std::thread& worker : workers) worker.join();
  CHECK(put == 3);
  CHECK(out.writer.put(result_of({0, 0})));
  CHECK(out.view.text == entries_of({2}));
}

// Runs out of memory at its second chunk.
struct FailingView : testing::ListingView {
  Wanted add(ChunkResult& result, std::uint64_t entries) override {
    if (result.id.index == 1) throw std::bad_alloc();
    return ListingView::add(result, entries);
  }
};

TEST_CASE("what the collector throws comes out once, and nothing more is written") {
  FailingView view;
  PassSettings settings;
  testing::FakeFeed feed;
  testing::Messages messages;
  Collector collector(settings, view, feed, messages.diagnostics);
  OrderedWriter writer(collector, 0);
  std::vector<std::thread> workers;
  std::atomic<int> refused = 0;
  for (std::uint64_t i = 2; i < 5; ++i) {
    workers.emplace_back([&, i] { refused += writer.put(result_of({0, i})) ? 0 : 1; });
  }
  CHECK(writer.put(result_of({0, 0})));
  CHECK_THROWS_AS(writer.put(result_of({0, 1})), std::bad_alloc);
  for (std::thread& worker : workers) worker.join();
  CHECK(refused == 3);
  CHECK(view.text == entries_of({1}));
}

// Each is on a stack of its own, of which nothing must be left to the next.
TEST_CASE("workers that come when enough was written are refused, one after another") {
  FailingView view;
  PassSettings settings;
  testing::FakeFeed feed;
  testing::Messages messages;
  Collector collector(settings, view, feed, messages.diagnostics);
  OrderedWriter writer(collector, 0);
  CHECK(writer.put(result_of({0, 0})));
  CHECK_THROWS_AS(writer.put(result_of({0, 1})), std::bad_alloc);
  for (std::uint64_t i = 5; i > 2; --i) {
    bool more = true;
    std::thread worker([&, i] { more = writer.put(result_of({0, i})); });
    worker.join();
    CHECK_FALSE(more);
  }
  writer.no_more_chunks();
}

}  // namespace
}  // namespace gsaw
