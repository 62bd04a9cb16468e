// Threads that share one job, started only as there is work for them.
#include "pipeline/worker_pool.h"

#include <algorithm>
#include <new>
#include <system_error>

namespace gsaw {

void WorkerPool::run(const std::function<void(WorkerPool&)>& job) {
  job_ = &job;
  job(*this);
  // Helpers may still be added while the others are joined.
  for (std::size_t i = 0;; ++i) {
    std::thread helper;
    {
      const std::lock_guard lock(mutex_);
      if (i == helpers_.size()) break;
      helper = std::move(helpers_[i]);
    }
    helper.join();
  }
  helpers_.clear();
}

void WorkerPool::note_work(std::size_t bytes) {
  // Opening a file, however small, is work as well.
  constexpr std::size_t kAtLeast = std::size_t{8} << 10;
  const std::lock_guard lock(mutex_);
  if (helpers_.size() + 1 >= threads_) return;
  unhelped_bytes_ += std::max(bytes, kAtLeast);
  if (unhelped_bytes_ < kWorthAThread) return;
  unhelped_bytes_ = 0;
  add_helper();
}

void WorkerPool::add_helper() {
  try {
    helpers_.emplace_back([this] { (*job_)(*this); });
  } catch (const std::system_error&) {
    // The system allows no more threads: those at work do it all.
  } catch (const std::bad_alloc&) {
    // So too when there is no memory for one.
  }
}

}  // namespace gsaw
