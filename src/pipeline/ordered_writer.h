// Puts the workers' results back in order, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "pipeline/chunk_result.h"
#include "pipeline/collector.h"

namespace gsaw {

// Any number of workers put results; each id once, in every lane without gaps up to the one
// that is its last, and in all lanes from 0. The worker that brings the next one in order hands
// it, and all that waited for it, to the collector, which is thus never called twice at once.
class OrderedWriter {
 public:
  // Results that wait for their turn hold about `budget` bytes at most, and one for each
  // worker: a worker whose result does not fit waits with it.
  OrderedWriter(Collector& collector, std::size_t budget)
      : collector_(collector), budget_(budget) {}

  // False when no more results are needed. What the collector throws comes out here, once; then
  // no more are.
  bool put(ChunkResult result);

  // No more chunks are given out, or a worker has failed with one in hand: nobody waits for room
  // any more. Results behind one that never comes, as after an interrupt, are not handed on.
  void no_more_chunks();

  // The product of a result that has been written, empty, to be filled again; null when there
  // is none.
  //
  // PERF: memory fresh from the system for the text of every chunk costs a page fault for
  // each 4 KiB of it, a fifth of the time it takes to print a file.
  std::unique_ptr<ChunkProduct> take_spent();

 private:
  // A worker with a result in hand.
  struct Worker {
    std::size_t bytes;  // of the result
    bool admitted = false;
    std::condition_variable moved = {};
  };

  void wait_for_room(ChunkId id, std::size_t bytes, std::unique_lock<std::mutex>& lock);
  void admit();
  void keep_spent(std::unique_ptr<ChunkProduct> product);
  void drain(std::unique_lock<std::mutex>& lock);
  void drain_in_order(std::unique_lock<std::mutex>& lock);
  void finish_draining();

  Collector& collector_;
  const std::size_t budget_;
  std::mutex mutex_;
  std::map<ChunkId, Worker*> workers_;  // that wait for room
  std::map<ChunkId, ChunkResult> waiting_;
  std::size_t waiting_bytes_ = 0;  // of these and of those that were admitted
  std::vector<std::unique_ptr<ChunkProduct>> spent_;
  std::size_t spent_bytes_ = 0;
  ChunkId next_;
  bool draining_ = false;
  bool no_more_chunks_ = false;
  bool enough_ = false;
};

}  // namespace gsaw
