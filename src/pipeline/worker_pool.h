// Threads that share one job, started only as there is work for them.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gsaw {

// Runs a job on the calling thread and, as the job asks for help, on up to `threads` in
// all. A tiny input so never pays for a thread.
class WorkerPool {
 public:
  explicit WorkerPool(unsigned threads) : threads_(threads) {}

  // Calls job(pool) here; returns when every thread's call has returned.
  void run(const std::function<void(WorkerPool&)>& job);

  // Called by the job when there may be work for one more thread.
  void add_helper();

 private:
  const unsigned threads_;
  const std::function<void(WorkerPool&)>* job_ = nullptr;
  std::mutex mutex_;
  std::vector<std::thread> helpers_;
};

// Two chunks' worth of work pays for a thread; a chunk far from full is the only one, or
// comes from a slow pipe.
constexpr bool worth_a_helper(std::size_t chunk_bytes, std::size_t chunk_size) {
  return chunk_bytes >= chunk_size / 2;
}

}  // namespace gsaw
