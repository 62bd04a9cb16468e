// Keeps the process alive when a mapped file shrinks under it.
#pragma once

#include <cstddef>
#include <memory>

namespace gsaw {

struct GuardedRange;

// Touching a page of a mapping that its file no longer has raises SIGBUS. While a guard
// stands over the mapping, such pages become zeros instead and the guard remembers
// where that began. SIGBUS at other addresses goes to whoever had it before.
//
// The handler is installed with the first guard, for the process. SIGBUS must not be
// blocked in threads that read mappings. A system call that is given a pointer into a
// page that is gone fails with EFAULT, guard or not.
class SigbusGuard {
 public:
  // Over the pages from `begin` (aligned to a page) on that hold `length` bytes. There
  // are places for some hundreds of guards; is_active() is false when all were taken.
  SigbusGuard(char* begin, std::size_t length);
  ~SigbusGuard();  // before the mapping is removed
  SigbusGuard(const SigbusGuard&) = delete;
  SigbusGuard& operator=(const SigbusGuard&) = delete;

  bool is_active() const { return range_ != nullptr; }
  // Bytes from `begin` that no fault has replaced; all `length` when there was none.
  std::size_t intact_size() const;

 private:
  GuardedRange* range_;
  char* begin_;
  std::size_t length_;
};

}  // namespace gsaw
