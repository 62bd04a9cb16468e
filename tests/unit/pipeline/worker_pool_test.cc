// WorkerPool: one call here, as many helpers as asked for and allowed, all joined.
#include "pipeline/worker_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace gsaw {
namespace {

TEST_CASE("without a wish for help there is one call, on this thread") {
  int calls = 0;
  std::thread::id id;
  WorkerPool(8).run([&](WorkerPool&) {
    ++calls;
    id = std::this_thread::get_id();
  });
  CHECK(calls == 1);
  CHECK(id == std::this_thread::get_id());
}

TEST_CASE("many small files are work for more threads, as one large one is") {
  for (const std::size_t bytes : {std::size_t{100}, std::size_t{15'000}, std::size_t{400'000}}) {
    std::atomic<int> calls = 0;
    std::atomic<int> left = 1000;
    WorkerPool(3).run([&](WorkerPool& pool) {
      ++calls;
      while (left.fetch_sub(1) > 0) pool.note_work(bytes);
    });
    CAPTURE(bytes);
    CHECK(calls == 3);
  }
}

TEST_CASE("each wish adds a thread, up to the limit, this one included") {
  for (const unsigned threads : {1U, 2U, 5U}) {
    std::mutex mutex;
    std::set<std::thread::id> ids;
    int calls = 0;
    WorkerPool(threads).run([&](WorkerPool& pool) {
      for (int i = 0; i < 20; ++i) pool.note_work(WorkerPool::kWorthAThread);
      const std::lock_guard lock(mutex);
      ids.insert(std::this_thread::get_id());
      ++calls;
    });
    CHECK(calls == static_cast<int>(threads));
    CHECK(ids.size() <= threads);  // an ended thread's id may be given again
  }
}

TEST_CASE("it returns when all calls have, also helpers of helpers") {
  std::atomic<int> begun = 0, ended = 0;
  WorkerPool(6).run([&](WorkerPool& pool) {
    const int number = ++begun;
    if (number < 6) pool.note_work(WorkerPool::kWorthAThread);  // a chain: each brings the next
    if (number > 1) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    ++ended;
  });
  CHECK(begun == 6);
  CHECK(ended == 6);
}

TEST_CASE("no threads at all is one") {
  std::atomic<int> calls = 0;
  WorkerPool(0).run([&](WorkerPool& pool) {
    pool.note_work(WorkerPool::kWorthAThread);
    ++calls;
  });
  CHECK(calls == 1);
}

TEST_CASE("a pool can be used again") {
  WorkerPool pool(3);
  for (int round = 0; round < 50; ++round) {
    std::atomic<int> calls = 0;
    pool.run([&](WorkerPool& same) {
      same.note_work(WorkerPool::kWorthAThread);
      same.note_work(WorkerPool::kWorthAThread);
      ++calls;
    });
    CHECK(calls == 3);
  }
}

}  // namespace
}  // namespace gsaw
