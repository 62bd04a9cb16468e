// The SIGBUS handler and the fixed table of mappings that it can read at any moment.
#include "input/sigbus_guard.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <mutex>

namespace gsaw {

// A place of the table. The handler may run while another thread fills or empties one,
// but never while that happens to the range it looks for: the thread that faulted keeps
// that mapping alive.
struct GuardedRange {
  std::atomic<bool> taken;
  std::atomic<std::uintptr_t> begin;  // 0: not in use; written last when a range is set
  std::atomic<std::uintptr_t> end;
  std::atomic<std::uintptr_t> first_fault;  // `end` when there was none
};
static_assert(std::atomic<std::uintptr_t>::is_always_lock_free);

namespace {

#ifdef SYS_mmap2
constexpr long kMapCall = SYS_mmap2;  // of 32 bits
#else
constexpr long kMapCall = SYS_mmap;
#endif

constinit std::array<GuardedRange, 256> ranges{};
std::uintptr_t page_size = 4096;
struct sigaction previous_action;

// `begin` is read again after `end` so that both belong to one occupant of the place.
bool holds(const GuardedRange& range, std::uintptr_t address) {
  const std::uintptr_t begin = range.begin.load();
  if (begin == 0 || address < begin) return false;
  return address < range.end.load() && range.begin.load() == begin;
}

GuardedRange* find_range(std::uintptr_t address) {
  for (GuardedRange& range : ranges) {
    if (holds(range, address)) return &range;
  }
  return nullptr;
}

// The rest of the mapping goes at once: a fault for each of its pages would take long
// and could run into the limit of mappings a process.
bool replace_with_zeros(GuardedRange& range, std::uintptr_t address) {
  const std::uintptr_t page = address & ~(page_size - 1);
  std::uintptr_t first = range.first_fault.load();
  while (page < first && !range.first_fault.compare_exchange_weak(first, page)) {
  }
  // The call itself: the thread sanitizer takes mmap() for a write, which others read. What they
  // read there is checked, whichever it was.
  return ::syscall(kMapCall, page, range.end.load() - page, PROT_READ,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1,
                   0L) == static_cast<long>(page);
}

void pass_on(int signal, siginfo_t* info, void* context) {
  if ((previous_action.sa_flags & SA_SIGINFO) != 0) {
    previous_action.sa_sigaction(signal, info, context);
  } else if (previous_action.sa_handler != SIG_DFL && previous_action.sa_handler != SIG_IGN) {
    previous_action.sa_handler(signal);
  } else {
    // A fault happens again on return and then kills; a signal that was sent does not.
    ::signal(SIGBUS, SIG_DFL);
    if (info->si_code <= 0) ::raise(SIGBUS);
  }
}

void handle_sigbus(int signal, siginfo_t* info, void* context) {
  const int saved_errno = errno;
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  // Only the kernel's faults (si_code > 0) carry an address.
  GuardedRange* const range = info->si_code > 0 ? find_range(address) : nullptr;
  if (range == nullptr || !replace_with_zeros(*range, address)) pass_on(signal, info, context);
  errno = saved_errno;
}

void install_handler() {
  page_size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  struct sigaction action {};
  action.sa_sigaction = handle_sigbus;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGBUS, nullptr, &previous_action);
  ::sigaction(SIGBUS, &action, nullptr);
}

GuardedRange* take_range(std::uintptr_t begin, std::uintptr_t end) {
  for (GuardedRange& range : ranges) {
    if (range.taken.load() || range.taken.exchange(true)) continue;
    range.end.store(end);
    range.first_fault.store(end);
    range.begin.store(begin);
    return &range;
  }
  return nullptr;
}

}  // namespace

SigbusGuard::SigbusGuard(char* begin, std::size_t length) : begin_(begin), length_(length) {
  static std::once_flag installed;
  std::call_once(installed, install_handler);
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  range_ = take_range(address, (address + length + page_size - 1) & ~(page_size - 1));
}

SigbusGuard::~SigbusGuard() {
  if (range_ == nullptr) return;
  range_->begin.store(0);
  range_->taken.store(false);
}

std::size_t SigbusGuard::intact_size() const {
  if (range_ == nullptr) return length_;
  const std::size_t before_fault =
      range_->first_fault.load() - reinterpret_cast<std::uintptr_t>(begin_);
  return std::min(length_, before_fault);
}

}  // namespace gsaw
