// Where a few bytes in a row stand that may be those of one of many literals.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gsaw {

// Four bytes in a row: for each the bytes that literals have there, a bit for each bucket of
// literals. Bytes of a window are let through when they are in the same bucket.
class TeddyMasks {
 public:
  static constexpr std::size_t kWindow = 4;
  static constexpr std::size_t kBuckets = 8;

  // In byte `place` of the windows of `bucket`.
  void add(std::size_t bucket, std::size_t place, unsigned char byte);

  // Of the byte itself there is more to tell where the machine looks up seven bits of it at once.
  alignas(64) std::uint8_t seven_bits[kWindow][128] = {};
  alignas(16) std::uint8_t low[kWindow][16] = {};   // by the low half of the byte,
  alignas(16) std::uint8_t high[kWindow][16] = {};  // and by the high half: in both
};

// Where such bytes stand, in order: as many as are found in one go.
class TeddyWindows {
 public:
  std::size_t size() const { return size_; }
  std::size_t room() const { return kMost - size_; }
  std::size_t operator[](std::size_t i) const { return places_[i]; }
  // Of the bits set: `begin` and so many behind it. There is room for them. PERF: for one bit or
  // none, of 64, without a branch that depends on which it is: nothing foretells on which of its
  // vectors a line has its key.
  void add(std::size_t begin, std::uint64_t bits) {
    const auto count = static_cast<std::size_t>(std::popcount(bits));
    if (count > 1) [[unlikely]]
      return add_each(begin, bits);
    places_[size_] = begin + static_cast<std::size_t>(std::countr_zero(bits));
    size_ += count;
  }
  void clear() { size_ = 0; }

 private:
  static constexpr std::size_t kMost = 256;  // more than twice what the widest vector may hold

  void add_each(std::size_t begin, std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1) {
      places_[size_++] = begin + static_cast<std::size_t>(std::countr_zero(bits));
    }
  }

  std::size_t size_ = 0;
  std::array<std::size_t, kMost + 1> places_;  // and one that is written but not added
};

// Appends to `found` the i at or after `from` where a window stands and, if `newlines`, those of
// newlines. Returns where to go on: text.size(), or behind what was looked at when no more may fit.
std::size_t find_teddy_windows(std::string_view text, std::size_t from, const TeddyMasks& masks,
                               bool newlines, TeddyWindows& found);

}  // namespace gsaw
