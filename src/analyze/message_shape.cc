// What messages have in common that differ only in what they are about.
#include "analyze/message_shape.h"

#include <algorithm>
#include <array>

#include "base/text_hash.h"

namespace gsaw {
namespace {

constexpr std::array<bool, 256> kMayVary = [] {
  std::array<bool, 256> varies{};
  for (const char c : std::string_view("0123456789/='\"")) {
    varies[static_cast<unsigned char>(c)] = true;
  }
  return varies;
}();

}  // namespace

std::uint64_t message_shape(std::string_view message) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t shape = 0;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find(' '), message.size());
    std::string_view word = message.substr(0, end);
    message.remove_prefix(std::min(end + 1, message.size()));
    if (word.empty()) continue;
    const bool varies = std::any_of(word.begin(), word.end(),
                                    [](char c) { return kMayVary[static_cast<unsigned char>(c)]; });
    if (varies) word = "#";
    shape = (shape ^ text_hash(word)) * kFactor;
    shape ^= shape >> 32;
  }
  return shape;
}

}  // namespace gsaw
