// The sum of many numbers: whole multiples of powers of two, added as such.
#include "analyze/exact_sum.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace gsaw {
namespace {

// Of IEEE 754: a number is its 53 digits times 2 to the power of its exponent less this.
constexpr int kBias = 1075;
constexpr unsigned kDigits = 52, kExponents = 0x7FF, kBlockBits = 5;

}  // namespace

ExactSum::Part& ExactSum::part(unsigned block) {
  auto at = std::lower_bound(parts_.begin(), parts_.end(), block,
                             [](const Part& each, unsigned wanted) { return each.block < wanted; });
  if (at == parts_.end() || at->block != block) at = parts_.insert(at, {block, 0});
  return *at;
}

void ExactSum::add(double number) {
  assert(std::isfinite(number));
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  unsigned exponent = static_cast<unsigned>(bits >> kDigits) & kExponents;
  std::uint64_t digits = bits & ((std::uint64_t{1} << kDigits) - 1);
  if (exponent == 0) {
    exponent = 1;  // below the least that is written with a leading one
  } else {
    digits |= std::uint64_t{1} << kDigits;
  }
  if (digits == 0) return;
  const unsigned shift = exponent & ((1U << kBlockBits) - 1);
  __extension__ const auto size = static_cast<__int128>(digits) << shift;
  part(exponent >> kBlockBits).sum += number < 0 ? -size : size;
}

void ExactSum::add(const ExactSum& other) {
  for (const Part& each : other.parts_) part(each.block).sum += each.sum;
}

long double ExactSum::value() const {
  long double sum = 0;
  for (auto each = parts_.rbegin(); each != parts_.rend(); ++each) {
    const int power = static_cast<int>(each->block << kBlockBits) - kBias;
    sum += std::ldexp(static_cast<long double>(each->sum), power);
  }
  return sum;
}

}  // namespace gsaw
