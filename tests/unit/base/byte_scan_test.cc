// SIMD searches agree with plain loops at every alignment, length and distance from the end
// of readable memory.
#include "base/byte_scan.h"

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string>

using namespace gsaw;

namespace {

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

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

std::size_t plain_find(std::string_view text, std::string_view needle, std::size_t from) {
  return std::min(text.find(needle, from), text.size());
}

}  // namespace

TEST_CASE("a literal is found where a plain search finds it, up to the end of memory") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0, found = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random.text(random.below(700), "ab\"{:");
    const std::string needle = random.text(1 + random.below(6), "ab\":");
    const LiteralScanner scanner(needle, false);
    const std::string_view placed =
        memory.place(text, random.below(3) == 0 ? random.below(130) : 0);
    for (std::size_t from = 0; from <= text.size(); from += 1 + random.below(97)) {
      const std::size_t at = scanner.find(placed, from);
      wrong += at != plain_find(placed, needle, from);
      found += at < text.size();
    }
  }
  CHECK(wrong == 0);
  CHECK(found > 1000);
}

TEST_CASE("a long literal is found at every position, also across any vector's border") {
  GuardedBytes memory;
  const std::string needle = ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0";
  const LiteralScanner scanner(needle, false);
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 600; ++before) {
    for (const std::size_t behind : {0U, 1U, 63U, 300U}) {
      const std::string text = std::string(before, '.') + needle + std::string(behind, '-');
      wrong += scanner.find(memory.place(text), 0) != before;
      wrong += scanner.find(memory.place(text), before + 1) != text.size();
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("ignoring case, ASCII letters match in either case and nothing else does") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random.text(random.below(500), "aAzZ@`[{1!");
    const std::string needle = random.text(1 + random.below(4), "aAzZ@[1");
    const LiteralScanner scanner(needle, true);
    const std::size_t from = random.below(40);
    if (from > text.size()) continue;
    wrong += scanner.find(memory.place(text), from) != plain_find(lower(text), lower(needle), from);
  }
  CHECK(wrong == 0);
}

TEST_CASE("unicode escapes are found wherever they stand") {
  GuardedBytes memory;
  std::size_t wrong = 0;
  for (std::size_t before = 0; before < 400; ++before) {
    const std::string text = std::string(before, '\\') + "\\u0061";
    wrong += find_unicode_escape(memory.place(text), 0) != before;
    wrong += find_unicode_escape(memory.place(std::string(before, 'u') + '\\'), 0) != before + 1;
  }
  CHECK(wrong == 0);
  CHECK(find_unicode_escape("", 0) == 0);
  CHECK(find_unicode_escape("\\", 0) == 1);
}

TEST_CASE("counting newlines agrees with std::count at every length") {
  GuardedBytes memory;
  Random random;
  std::size_t wrong = 0;
  for (std::size_t length = 0; length < 1500; ++length) {
    const std::string text = random.text(length, "\nxx");
    wrong += count_newlines(memory.place(text)) !=
             static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }
  CHECK(wrong == 0);
  CHECK(count_newlines(std::string(100'000, '\n')) == 100'000);
}
