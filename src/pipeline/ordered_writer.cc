// Puts the workers' results back in order, with bounded memory.
#include "pipeline/ordered_writer.h"

#include <utility>

namespace gsaw {
namespace {

// A result holds something, be its product empty.
std::size_t memory_of(const ChunkResult& result) {
  constexpr std::size_t kAtLeast = 1024;
  return kAtLeast + (result.product == nullptr ? 0 : result.product->memory());
}

}  // namespace

// Never waits with the next result in hand, so the one everybody waits for gets through: it is
// in somebody's hand, or will be, as whoever comes for a chunk is given one of the first lane
// that is not being read (chunk_feed.h).
bool OrderedWriter::put(ChunkResult result) {
  const std::size_t bytes = memory_of(result);
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] {
    return enough_ || result.id == next_ || waiting_bytes_ + bytes <= budget_;
  });
  if (enough_) return false;
  waiting_bytes_ += bytes;
  const ChunkId id = result.id;
  waiting_.emplace(id, std::move(result));
  if (!draining_) drain(lock);
  return !enough_;
}

std::unique_ptr<ChunkProduct> OrderedWriter::take_spent() {
  const std::lock_guard lock(mutex_);
  if (spent_.empty()) return nullptr;
  std::unique_ptr<ChunkProduct> product = std::move(spent_.back());
  spent_.pop_back();
  spent_bytes_ -= product->memory();
  return product;
}

void OrderedWriter::keep_spent(std::unique_ptr<ChunkProduct> product) {
  if (product == nullptr) return;
  product->clear();
  const std::size_t bytes = product->memory();
  if (spent_bytes_ + bytes > budget_) return;
  spent_bytes_ += bytes;
  spent_.push_back(std::move(product));
}

void OrderedWriter::drain(std::unique_lock<std::mutex>& lock) {
  draining_ = true;
  while (!enough_ && !waiting_.empty() && waiting_.begin()->first == next_) {
    auto node = waiting_.extract(waiting_.begin());
    ChunkResult& result = node.mapped();
    lock.unlock();
    const std::size_t bytes = memory_of(result);
    const bool more = collector_.add(result);
    lock.lock();
    waiting_bytes_ -= bytes;
    next_ = result.last_of_lane ? ChunkId{result.id.lane + 1, 0}
                                : ChunkId{result.id.lane, result.id.index + 1};
    keep_spent(std::move(result.product));
    enough_ = !more;
    moved_.notify_all();
  }
  draining_ = false;
}

}  // namespace gsaw
