// Memory that ends where a test wants it to, to catch reads past the end.
#pragma once

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

namespace gsaw::testing {

// Two pages whose last byte is followed by a page that must not be touched.
class GuardedBytes {
 public:
  GuardedBytes() : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
    begin_ = static_cast<char*>(
        mmap(nullptr, 3 * page_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    REQUIRE(begin_ != MAP_FAILED);
    REQUIRE(mprotect(begin_ + 2 * page_, page_, PROT_NONE) == 0);
  }
  ~GuardedBytes() { munmap(begin_, 3 * page_); }
  GuardedBytes(const GuardedBytes&) = delete;
  GuardedBytes& operator=(const GuardedBytes&) = delete;

  // `text`, its end `gap` bytes before the guarded page. Valid until the next call.
  std::string_view place(std::string_view text, std::size_t gap = 0) const {
    char* to = begin_ + 2 * page_ - gap - text.size();
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }

 private:
  std::size_t page_;
  char* begin_;
};

}  // namespace gsaw::testing
