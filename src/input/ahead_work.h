// What workers that have nothing else to do may do: unpack what others will read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "input/members_ahead.h"

namespace gsaw {

// The files that are being unpacked. Safe to use from any thread.
class AheadWork {
 public:
  // `threads`: of the pass. `chunk_size`: what each of them takes at once, bytes.
  AheadWork(unsigned threads, std::size_t chunk_size);

  // Of each file. One thread has nobody to help it.
  const AheadLimits& limits() const { return limits_; }

  void add(const std::shared_ptr<MembersAhead>& file);

  // Of the file that was added first and has something to be done. False when there is none.
  bool do_some();

 private:
  AheadLimits limits_;
  std::mutex mutex_;  // guards what follows
  std::vector<std::weak_ptr<MembersAhead>> files_;
};

}  // namespace gsaw
