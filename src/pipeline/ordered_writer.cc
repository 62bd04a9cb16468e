// Puts the workers' results back in order, with bounded memory.
#include "pipeline/ordered_writer.h"

#include <utility>

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

ChunkResult OrderedWriter::take_spent() {
  const std::lock_guard lock(mutex_);
  ChunkResult result;
  if (!spent_.empty()) {
    result = std::move(spent_.back());
    spent_.pop_back();
  }
  return result;
}

void OrderedWriter::keep_spent(ChunkResult result) {
  // Some times a usual chunk's text, and no more of them than may wait: a giant entry
  // does not hold memory for the rest of the run.
  constexpr std::size_t kKeptBytes = std::size_t{4} << 20;
  const std::size_t bytes = result.text.capacity() + result.ends.capacity() * sizeof(std::size_t);
  if (result.text.empty() || bytes > kKeptBytes || spent_.size() >= ahead_) return;
  ChunkResult spent;  // what else the result holds is let go
  spent.text = std::move(result.text);
  spent.ends = std::move(result.ends);
  spent_.push_back(std::move(spent));
}

void OrderedWriter::drain(std::unique_lock<std::mutex>& lock) {
  draining_ = true;
  while (!enough_ && !waiting_.empty() && waiting_.begin()->first == next_) {
    auto node = waiting_.extract(waiting_.begin());
    lock.unlock();
    const bool more = collector_.add(node.mapped());
    lock.lock();
    keep_spent(std::move(node.mapped()));
    ++next_;
    enough_ = !more;
    moved_.notify_all();
  }
  draining_ = false;
}

}  // namespace gsaw
