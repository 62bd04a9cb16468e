// What the tests of the searches share: memory with an end that must not be crossed, and
// reproducible texts.
#pragma once

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace gsaw::testing {

// Memory whose last byte is followed by a page that must not be touched.
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

  // `text`, its end `gap` bytes before the guarded page.
  std::string_view place(std::string_view text, std::size_t gap = 0) {
    char* to = begin_ + 2 * page_ - gap - text.size();
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }

 private:
  std::size_t page_;
  char* begin_;
};

class Random {
 public:
  unsigned below(unsigned bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(state_ >> 33) % bound;
  }
  std::string text(std::size_t length, std::string_view alphabet) {
    std::string out;
    while (out.size() < length) out += alphabet[below(static_cast<unsigned>(alphabet.size()))];
    return out;
  }

 private:
  unsigned long long state_ = 1;
};

}  // namespace gsaw::testing
