// libc's vectorised searches (string_view::rfind goes byte by byte), and a count that
// compilers turn into vector code.
#include "input/newlines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <numeric>

namespace gsaw {
namespace {

constexpr std::size_t kLanes = 32;
// As many rounds as a lane of eight bits can count.
constexpr std::size_t kRounds = 255;

}  // namespace

std::string_view whole_lines(std::string_view text) {
  if (text.empty()) return {};
  const void* const last = ::memrchr(text.data(), '\n', text.size());
  if (last == nullptr) return text.substr(0, 0);
  return text.substr(0, static_cast<std::size_t>(static_cast<const char*>(last) - text.data()) + 1);
}

std::string_view first_line(std::string_view text) {
  const std::size_t newline = text.find('\n');
  return text.substr(0, newline == std::string_view::npos ? 0 : newline + 1);
}

std::uint64_t count_newlines(std::string_view text) {
  std::uint64_t total = 0;
  while (text.size() >= kLanes) {
    const std::size_t rounds = std::min(text.size() / kLanes, kRounds);
    std::array<std::uint8_t, kLanes> counts{};
    const char* at = text.data();
    for (std::size_t round = 0; round < rounds; ++round, at += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        counts[lane] = static_cast<std::uint8_t>(counts[lane] + (at[lane] == '\n' ? 1 : 0));
      }
    }
    total = std::accumulate(counts.begin(), counts.end(), total);
    text.remove_prefix(rounds * kLanes);
  }
  return total + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace gsaw
