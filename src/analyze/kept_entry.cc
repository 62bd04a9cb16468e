// An entry that outlives its chunk.
#include "analyze/kept_entry.h"

#include <array>
#include <cstring>

namespace gsaw {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

// The product's low bits know nothing of the high ones, so these are folded down; not by whole
// bytes, as one that is taken in twice would undo its own change.
std::uint64_t mixed(std::uint64_t sum, std::uint64_t word) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  constexpr unsigned kFold = 29;
  sum = (sum ^ word) * kFactor;
  return sum ^ sum >> kFold;
}

std::uint64_t word_at(const char* at, std::size_t size = kWord) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, size);
  return word;
}

}  // namespace

// Eight sums side by side, as each waits for its product: about what reading the bytes takes. The
// last bytes are taken in with some before them.
std::uint32_t line_checksum(std::string_view line) {
  constexpr std::size_t kSums = 8, kStep = kSums * kWord;
  std::uint64_t sum = mixed(line.size(), 0);
  const char* at = line.data();
  std::size_t left = line.size();
  if (left >= kStep) {
    std::array<std::uint64_t, kSums> sums{};
    const auto step = [&sums](const char* from) {
      for (std::size_t i = 0; i < kSums; ++i) sums[i] = mixed(sums[i], word_at(from + i * kWord));
    };
    const char* const last = at + left - kStep;
    for (; at < last; at += kStep) step(at);
    step(last);
    for (std::size_t i = 0; i < kSums; i += 2) sum = mixed(sum ^ sums[i], mixed(sums[i + 1], i));
    left = 0;
  }
  for (; left >= kWord; at += kWord, left -= kWord) sum = mixed(sum, word_at(at));
  if (left > 0) sum = mixed(sum, word_at(at, left));
  return static_cast<std::uint32_t>(mixed(sum, 0) >> 32U);
}

bool append_kept_line(const KeptEntry& entry, std::string& to) {
  const std::size_t begin = to.size();
  to.append(entry.line, entry.size);
  if (line_checksum(std::string_view(to).substr(begin)) == entry.checksum) return true;
  to.resize(begin);
  return false;
}

}  // namespace gsaw
