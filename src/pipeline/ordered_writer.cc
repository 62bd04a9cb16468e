// Puts the workers' results back in order, with bounded memory.
#include "pipeline/ordered_writer.h"

#include <utility>

namespace gsaw {
namespace {

// A result holds something, be its product empty.
std::size_t memory_of(const ChunkResult& result) {
  constexpr std::size_t kAtLeast = 1024;
  const std::size_t head = result.head ? result.head->bytes.size() : 0;
  return kAtLeast + head + (result.product == nullptr ? 0 : result.product->memory());
}

}  // namespace

// Never waits with the next result in hand, so the one everybody waits for gets through: it is
// in somebody's hand, or will be, as whoever comes for a chunk is given one of the first lane
// that is not being read (chunk_feed.h).
bool OrderedWriter::put(ChunkResult result) {
  std::unique_lock lock(mutex_);
  wait_for_room(result.id, memory_of(result), lock);
  if (enough_) return false;
  const ChunkId id = result.id;
  waiting_.emplace(id, std::move(result));
  if (!draining_) drain(lock);
  return !enough_;
}

// Takes the room, unless no more results are needed.
void OrderedWriter::wait_for_room(ChunkId id, std::size_t bytes,
                                  std::unique_lock<std::mutex>& lock) {
  if (enough_) return;  // nobody would take it out of workers_ again
  Worker worker{bytes};
  workers_.emplace(id, &worker);
  admit();
  worker.moved.wait(lock, [&] { return enough_ || worker.admitted; });
}

// Lets in those for whose results there is room, in the order of these; always the next one.
//
// PERF: each worker waits on its own, and only those that may go on are woken: of hundreds that
// wait all would wake up for every result that is written, to find that it is not their turn.
void OrderedWriter::admit() {
  while (!workers_.empty()) {
    const auto [id, worker] = *workers_.begin();
    const bool has_room = no_more_chunks_ || waiting_bytes_ + worker->bytes <= budget_;
    if (id != next_ && !has_room) return;
    waiting_bytes_ += worker->bytes;
    worker->admitted = true;
    worker->moved.notify_one();
    workers_.erase(workers_.begin());
  }
}

void OrderedWriter::no_more_chunks() {
  const std::lock_guard lock(mutex_);
  no_more_chunks_ = true;
  admit();
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
  try {
    drain_in_order(lock);
  } catch (...) {
    if (!lock.owns_lock()) lock.lock();
    enough_ = true;
    finish_draining();
    throw;
  }
  finish_draining();
}

void OrderedWriter::drain_in_order(std::unique_lock<std::mutex>& lock) {
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
    enough_ = !more;
    keep_spent(std::move(result.product));
    admit();
  }
}

void OrderedWriter::finish_draining() {
  draining_ = false;
  if (!enough_) return;
  for (const auto& [id, worker] : workers_) worker->moved.notify_one();
  workers_.clear();
}

}  // namespace gsaw
