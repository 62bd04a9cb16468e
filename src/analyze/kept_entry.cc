// An entry that outlives its chunk.
#include "analyze/kept_entry.h"

#include <array>
#include <cstring>

namespace gsaw {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

// The product's low bits know nothing of the high ones, so these are folded down.
std::uint64_t mixed(std::uint64_t sum, std::uint64_t word) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  sum = (sum ^ word) * kFactor;
  return sum ^ sum >> 32U;
}

std::uint64_t word_at(const char* at, std::size_t size = kWord) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, size);
  return word;
}

}  // namespace

// Four sums side by side, as each waits for its product: about what reading the bytes takes.
std::uint32_t line_checksum(std::string_view line) {
  constexpr std::size_t kSums = 4, kStep = kSums * kWord;
  std::array<std::uint64_t, kSums> sums{};
  std::uint64_t sum = line.size();
  const char* at = line.data();
  std::size_t left = line.size();
  for (; left >= kStep; at += kStep, left -= kStep) {
    for (std::size_t i = 0; i < kSums; ++i) sums[i] = mixed(sums[i], word_at(at + i * kWord));
  }
  for (const std::uint64_t each : sums) sum = mixed(sum, each);
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
