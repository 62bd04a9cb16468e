// Wakes a reader that waits for a quiet pipe.
#pragma once

#include <atomic>
#include <span>

#include "input/file_descriptor.h"

namespace gsaw {

class StopSignal {
 public:
  // Stops also when `outer`, which must outlive it, is told to.
  explicit StopSignal(const StopSignal* outer = nullptr);

  // From then on, for ever, nobody waits. From any thread, and from signal handlers, which
  // say by which signal.
  void request(int signal = 0);
  bool requested() const { return requested_.load() || (outer_ != nullptr && outer_->requested()); }
  // The first signal that asked for it; 0: none did.
  int signal() const { return signal_.load(); }
  // Readable from then on, for who waits for other things as well; -1: there is none.
  int descriptor() const { return event_.get(); }

  // Waits until a read of `fd` would not block (it may still say EAGAIN). False when
  // stop was requested first.
  bool wait_readable(int fd) const;
  // The same for any of these (negative ones are left out), for so long at most. True also when
  // the time is over, and when `output` has no reader any more.
  bool wait_readable(std::span<const int> descriptors, int milliseconds, int output = -1) const;
  // Whether a read of `fd` would not wait: it gives something, the end or an error.
  static bool readable_now(int fd);
  // Whether whoever read what is written to `fd`, a pipe or the like, has gone. Of a file nobody
  // has, nor of -1.
  static bool has_no_reader(int fd);

 private:
  const StopSignal* outer_;
  std::atomic<bool> requested_ = false;
  std::atomic<int> signal_ = 0;
  FileDescriptor event_;  // an eventfd; readable once stop was requested
};

}  // namespace gsaw
