// Memory that ends where a test wants it to, to catch reads past the end.
#pragma once

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <string_view>

namespace gsaw::testing {

// Some pages whose last byte is followed by a page that must not be touched.
class GuardedBytes {
 public:
  explicit GuardedBytes(std::size_t pages = 2)
      : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))), size_(pages * page_) {
    begin_ = static_cast<char*>(
        mmap(nullptr, size_ + page_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    REQUIRE(begin_ != MAP_FAILED);
    REQUIRE(mprotect(begin_ + size_, page_, PROT_NONE) == 0);
  }
  ~GuardedBytes() { munmap(begin_, size_ + page_); }
  GuardedBytes(const GuardedBytes&) = delete;
  GuardedBytes& operator=(const GuardedBytes&) = delete;

  // `text`, its end `gap` bytes before the guarded page. Valid until the next call.
  std::string_view place(std::string_view text, std::size_t gap = 0) const {
    assert(text.size() + gap <= size_);
    char* to = begin_ + size_ - gap - text.size();
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }

 private:
  std::size_t page_, size_;  // without the last page
  char* begin_;
};

}  // namespace gsaw::testing
