// Puts the workers' results back in order, with bounded memory.
#include "pipeline/ordered_writer.h"

namespace gsaw {

bool OrderedWriter::put(ChunkResult result) {
  std::unique_lock lock(mutex_);
  // Never waits with the next result in hand, so the one everybody waits for gets through.
  moved_.wait(lock, [&] { return enough_ || result.sequence < next_ + ahead_; });
  if (enough_) return false;
  waiting_.emplace(result.sequence, std::move(result));
  if (!draining_) drain(lock);
  return !enough_;
}

void OrderedWriter::drain(std::unique_lock<std::mutex>& lock) {
  draining_ = true;
  while (!enough_ && !waiting_.empty() && waiting_.begin()->first == next_) {
    auto node = waiting_.extract(waiting_.begin());
    lock.unlock();
    const bool more = collector_.add(std::move(node.mapped()));
    lock.lock();
    ++next_;
    enough_ = !more;
    moved_.notify_all();
  }
  draining_ = false;
}

}  // namespace gsaw
