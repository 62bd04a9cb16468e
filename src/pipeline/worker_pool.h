// Threads that share one job, started only as there is work for them.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gsaw {

// Runs a job on the calling thread and, as work comes in, on up to `threads` in all. A tiny
// input so never pays for a thread.
class WorkerPool {
 public:
  explicit WorkerPool(unsigned threads) : threads_(threads) {}

  // Calls job(pool), which throws nothing, here; returns when every thread's call has returned.
  void run(const std::function<void(WorkerPool&)>& job);

  // Called by the job when it has been given work: the bytes of a chunk. Starts another thread
  // for each kWorthAThread of them, be they of a large file or of many small ones.
  void note_work(std::size_t bytes);

  // What one thread does in some hundred microseconds, while another is started.
  static constexpr std::size_t kWorthAThread = std::size_t{256} << 10;

 private:
  void add_helper();

  const unsigned threads_;
  const std::function<void(WorkerPool&)>* job_ = nullptr;
  std::mutex mutex_;  // guards what follows
  std::vector<std::thread> helpers_;
  std::size_t unhelped_bytes_ = 0;  // since a thread was started
};

}  // namespace gsaw
