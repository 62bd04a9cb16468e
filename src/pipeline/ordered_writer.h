// Puts the workers' results back in order, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "pipeline/chunk_result.h"
#include "pipeline/collector.h"

namespace gsaw {

// Any number of workers put results; each sequence number once, without gaps. The worker
// that brings the next one in order hands it, and all that waited for it, to the
// collector, which is thus never called twice at once.
class OrderedWriter {
 public:
  // A worker may be at most `ahead` results before the next in order; then it waits.
  OrderedWriter(Collector& collector, std::uint64_t ahead) : collector_(collector), ahead_(ahead) {}

  // False when no more results are needed.
  bool put(ChunkResult result);

  // The buffers of a result that has been written, to be used again; an empty result when
  // there is none.
  //
  // PERF: memory fresh from the system for the text of every chunk costs a page fault for
  // each 4 KiB of it, a fifth of the time it takes to print a file.
  ChunkResult take_spent();

 private:
  void keep_spent(ChunkResult result);
  void drain(std::unique_lock<std::mutex>& lock);

  Collector& collector_;
  const std::uint64_t ahead_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<std::uint64_t, ChunkResult> waiting_;
  std::vector<ChunkResult> spent_;  // nothing but buffers
  std::uint64_t next_ = 0;
  bool draining_ = false;
  bool enough_ = false;
};

}  // namespace gsaw
