// An entry that outlives its chunk.
#include "analyze/kept_entry.h"

#include <cstring>

namespace gsaw {

// Eight bytes a step, multiplied and folded: a few GB a second. The product's low bits know
// nothing of the high ones, so these are folded down each time.
std::uint32_t line_checksum(std::string_view line) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t sum = line.size() * kFactor;
  while (!line.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = line.size() < sizeof word ? line.size() : sizeof word;
    std::memcpy(&word, line.data(), size);
    sum = (sum ^ word) * kFactor;
    sum ^= sum >> 32;
    line.remove_prefix(size);
  }
  return static_cast<std::uint32_t>((sum * kFactor) >> 32);
}

std::optional<std::string_view> kept_line(const KeptEntry& entry, std::string& scratch) {
  scratch.assign(entry.line, entry.size);
  if (line_checksum(scratch) != entry.checksum) return std::nullopt;
  return scratch;
}

}  // namespace gsaw
