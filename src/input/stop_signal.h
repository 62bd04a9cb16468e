// Wakes a reader that waits for a quiet pipe.
#pragma once

#include <atomic>

#include "input/file_descriptor.h"

namespace gsaw {

class StopSignal {
 public:
  StopSignal();

  // From then on, for ever, nobody waits. From any thread, and from signal handlers.
  void request();
  bool requested() const { return requested_.load(); }

  // Waits until a read of `fd` would not block (it may still say EAGAIN). False when
  // stop was requested first.
  bool wait_readable(int fd) const;
  // Whether a read of `fd` would give something at once.
  static bool readable_now(int fd);

 private:
  std::atomic<bool> requested_ = false;
  FileDescriptor event_;  // an eventfd; readable once stop was requested
};

}  // namespace gsaw
