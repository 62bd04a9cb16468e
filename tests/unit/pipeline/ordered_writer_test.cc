// OrderedWriter: results in order from many threads, how far ahead, and stopping.
#include "pipeline/ordered_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_plan;
using testing::make_result;
using testing::Output;

std::string entry(std::uint64_t number) { return std::to_string(number) + "\n"; }

std::string entries_to(std::uint64_t count) {
  std::string text;
  for (std::uint64_t i = 0; i < count; ++i) text += entry(i);
  return text;
}

TEST_CASE("one thread: what comes early waits for what is before it") {
  const Plan plan = make_plan();
  Output out;
  Collector collector(plan, out.stream);
  OrderedWriter writer(collector, 4);
  CHECK(writer.put(make_result(2, {entry(2)})));
  CHECK(writer.put(make_result(1, {entry(1)})));
  CHECK(out.text().empty());
  CHECK(writer.put(make_result(0, {entry(0)})));
  CHECK(out.text() == entries_to(3));
  CHECK(writer.put(make_result(3, {entry(3)})));
  CHECK(out.text() == entries_to(4));
}

TEST_CASE("the buffers of what has been written are given away, and nothing else of it") {
  const Plan plan = make_plan();
  Output out;
  Collector collector(plan, out.stream);
  OrderedWriter writer(collector, 4);
  CHECK(writer.put(make_result(1, {entry(1)})));
  CHECK(writer.take_spent().text.capacity() < 1000);  // it waits, and is not spent
  ChunkResult first = make_result(0, {entry(0)});
  first.text.reserve(1000);
  CHECK(writer.put(std::move(first)));
  std::size_t most = 0;
  for (int i = 0; i < 3; ++i) {  // two there are
    const ChunkResult spent = writer.take_spent();
    most = std::max(most, spent.text.capacity());
    CHECK(spent.file == nullptr);
    CHECK(spent.selected == 0);
  }
  CHECK(most >= 1000);
  // One that holds much is not kept.
  ChunkResult giant = make_result(2, {entry(2)});
  giant.text.reserve(std::size_t{8} << 20);
  CHECK(writer.put(std::move(giant)));
  CHECK(writer.take_spent().text.capacity() < 1000);
  CHECK(out.text() == entries_to(3));
}

TEST_CASE("many threads in random order, each a little ahead") {
  constexpr std::uint64_t kResults = 4000;
  constexpr unsigned kThreads = 8;
  for (const std::uint64_t ahead : {1U, 3U, 100U}) {
    const Plan plan = make_plan();
    Output out;
    Collector collector(plan, out.stream);
    OrderedWriter writer(collector, ahead);
    std::atomic<std::uint64_t> next = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        std::mt19937 random(t);
        for (;;) {
          const std::uint64_t sequence = next++;
          if (sequence >= kResults) return;
          if (random() % 16 == 0) std::this_thread::yield();
          if (!writer.put(make_result(sequence, {entry(sequence)}))) ++refused;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(refused == 0);
    CHECK(collector.totals().selected == kResults);
    CHECK(out.text() == entries_to(kResults));
  }
}

TEST_CASE("a worker too far ahead waits, however long") {
  const Plan plan = make_plan();
  Output out;
  Collector collector(plan, out.stream);
  OrderedWriter writer(collector, 2);
  CHECK(writer.put(make_result(1, {entry(1)})));  // one ahead: within
  std::atomic<bool> returned = false;
  std::thread eager([&] {
    writer.put(make_result(2, {entry(2)}));
    returned = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK_FALSE(returned);
  CHECK(writer.put(make_result(0, {entry(0)})));
  eager.join();
  CHECK(out.text() == entries_to(3));
}

TEST_CASE("when enough has been written, everybody is told, also those who wait") {
  Plan plan = make_plan();
  plan.max_count = 2;
  Output out;
  Collector collector(plan, out.stream);
  OrderedWriter writer(collector, 2);
  std::vector<std::thread> waiting;
  std::atomic<int> told = 0;
  for (std::uint64_t sequence = 2; sequence < 6; ++sequence) {
    waiting.emplace_back([&, sequence] {
      if (!writer.put(make_result(sequence, {entry(sequence)}))) ++told;
    });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(writer.put(make_result(1, {entry(1)})));
  CHECK_FALSE(writer.put(make_result(0, {entry(0)})));
  for (std::thread& thread : waiting) thread.join();
  // The one next in order may have been let in just before.
  CHECK(told >= 3);
  CHECK_FALSE(writer.put(make_result(6, {entry(6)})));
  CHECK(out.text() == entries_to(2));
  CHECK(collector.totals().selected == 2);
}

TEST_CASE("stopping in the middle of many threads loses nothing before it") {
  for (unsigned round = 0; round < 20; ++round) {
    Plan plan = make_plan();
    plan.max_count = 50 + round;
    Output out;
    Collector collector(plan, out.stream);
    OrderedWriter writer(collector, 8);
    std::atomic<std::uint64_t> next = 0;
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        while (true) {
          const std::uint64_t sequence = next++;
          if (!writer.put(make_result(sequence, {entry(sequence)}))) return;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(out.text() == entries_to(50 + round));
  }
}

}  // namespace
}  // namespace gsaw
