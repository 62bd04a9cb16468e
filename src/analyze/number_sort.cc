// Many numbers put in order: by the bytes of their bits, the last first.
#include "analyze/number_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

namespace gsaw {
namespace {

// PERF: of fewer, counting their bytes takes longer than comparing them.
constexpr std::size_t kFew = 256;

constexpr std::size_t kByteValues = 256;
// Of each byte of the numbers how many have each of its values.
using Counts = std::array<std::array<std::size_t, kByteValues>, sizeof(double)>;

// In the order of the numbers.
std::uint64_t rank_of(double number) {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;
  const auto bits = std::bit_cast<std::uint64_t>(number);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

std::size_t byte_of(double number, std::size_t byte) {
  return rank_of(number) >> (8 * byte) & 0xFF;
}

Counts count_bytes(std::span<const double> numbers) {
  Counts counts{};
  for (const double number : numbers) {
    for (std::size_t byte = 0; byte < counts.size(); ++byte) ++counts[byte][byte_of(number, byte)];
  }
  return counts;
}

bool is_less(double a, double b) { return rank_of(a) < rank_of(b); }

}  // namespace

void sort_numbers(std::span<double> numbers) {
  const std::size_t size = numbers.size();
  const std::unique_ptr<double[]> room(size < kFew ? nullptr : new (std::nothrow) double[size]);
  if (room == nullptr) return std::sort(numbers.begin(), numbers.end(), is_less);
  Counts counts = count_bytes(numbers);
  std::span<double> from = numbers, to(room.get(), size);
  for (std::size_t byte = 0; byte < counts.size(); ++byte) {
    auto& places = counts[byte];
    if (places[byte_of(from.front(), byte)] == size) continue;  // all have the same
    std::size_t before = 0;
    for (std::size_t& each : places) before += std::exchange(each, before);
    for (const double number : from) to[places[byte_of(number, byte)]++] = number;
    std::swap(from, to);
  }
  if (from.data() != numbers.data()) std::copy(from.begin(), from.end(), numbers.begin());
}

}  // namespace gsaw
