// Where a few bytes in a row stand that may be those of one of many literals.
//
// Compiled once for each kind of vector by Highway, which includes this file again and again.
#include "base/teddy_windows.h"

#include <algorithm>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/teddy_windows.cc"
#define HWY_WANT_AVX3_DL  // look-ups in tables of 128 bytes
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace gsaw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

const hn::CappedTag<std::uint8_t, 64> kBytes;
using Bytes = hn::Vec<decltype(kBytes)>;

#if HWY_TARGET == HWY_AVX3_DL
// The buckets that have a byte at one place of their windows. Of bytes behind ASCII those that
// are alike but for the first bit.
class ByteTable {
 public:
  ByteTable(const TeddyMasks& masks, std::size_t place)
      : first_(hn::Load(kBytes, masks.seven_bits[place])),
        second_(hn::Load(kBytes, masks.seven_bits[place] + 64)) {}
  Bytes buckets_of(Bytes bytes) const {
    return Bytes{_mm512_permutex2var_epi8(first_.raw, bytes.raw, second_.raw)};
  }

 private:
  Bytes first_, second_;
};
#else
class ByteTable {
 public:
  ByteTable(const TeddyMasks& masks, std::size_t place)
      : low_(hn::LoadDup128(kBytes, masks.low[place])),
        high_(hn::LoadDup128(kBytes, masks.high[place])) {}
  Bytes buckets_of(Bytes bytes) const {
    const auto half = hn::Set(kBytes, 0x0F);
    return hn::And(hn::TableLookupBytes(low_, hn::And(bytes, half)),
                   hn::TableLookupBytes(high_, hn::ShiftRight<4>(bytes)));
  }

 private:
  Bytes low_, high_;
};
#endif

// What is looked for at every byte of a vector. A bit for each byte of a vector says where it is.
template <bool kNewlines>
class WindowTest {
 public:
  explicit WindowTest(const TeddyMasks& masks)
      : table0_(masks, 0), table1_(masks, 1), table2_(masks, 2), table3_(masks, 3) {}

  std::uint64_t bits_at(const std::uint8_t* text) const {
    const auto b0 = held(hn::LoadU(kBytes, text)), b1 = hn::LoadU(kBytes, text + 1);
    const auto b2 = hn::LoadU(kBytes, text + 2), b3 = hn::LoadU(kBytes, text + 3);
    return bits_of(
        b0,
        hn::And(hn::And(table0_.buckets_of(b0), table1_.buckets_of(b1)), table2_.buckets_of(b2)),
        table3_.buckets_of(b3));
  }

 private:
#if HWY_TARGET == HWY_AVX3_DL
  // PERF: in its register, which a look-up overwrites. Else GCC reads it again from memory.
  static Bytes held(Bytes bytes) {
    asm("" : "+v"(bytes.raw));
    return bytes;
  }

  // PERF: masked comparisons, where Highway's take an operation more for each `and`.
  std::uint64_t bits_of(Bytes b0, Bytes first_three, Bytes last) const {
    const __mmask64 window = _mm512_test_epi8_mask(first_three.raw, last.raw);
    if constexpr (!kNewlines) return window;
    return _kor_mask64(window, _mm512_cmpeq_epi8_mask(b0.raw, newline_.raw));
  }
#else
  static Bytes held(Bytes bytes) { return bytes; }

  std::uint64_t bits_of(Bytes b0, Bytes first_three, Bytes last) const {
    auto found = hn::Ne(hn::And(first_three, last), hn::Zero(kBytes));
    if constexpr (kNewlines) found = hn::Or(found, hn::Eq(b0, newline_));
    std::uint8_t bytes[8] = {};
    hn::StoreMaskBits(kBytes, found, bytes);
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes, sizeof bits);
    return bits;
  }
#endif

  ByteTable table0_, table1_, table2_, table3_;
  Bytes newline_ = hn::Set(kBytes, '\n');
};

template <bool kNewlines>
std::size_t FindWindowsAnd(const std::uint8_t* HWY_RESTRICT text, std::size_t size,
                           std::size_t from, const TeddyMasks& masks, TeddyWindows& found) {
  constexpr std::size_t kLast = TeddyMasks::kWindow - 1;
  const std::size_t lanes = hn::Lanes(kBytes);
  const WindowTest<kNewlines> test(masks);
  const std::size_t end = size - std::min(size, kLast);  // of where whole windows begin
  std::size_t i = from;
  for (; i + 2 * lanes <= end; i += 2 * lanes) {
    if (found.room() < 2 * lanes) return i;
    const std::uint64_t bits0 = test.bits_at(text + i), bits1 = test.bits_at(text + i + lanes);
    if (2 * lanes <= 64) {
      found.add(i, bits0 | bits1 << lanes % 64);
    } else {
      found.add(i, bits0);
      found.add(i + lanes, bits1);
    }
  }
  // Single vectors, the last of them among bytes that were looked at.
  while (i < end && from + lanes <= end) {
    if (found.room() < lanes) return i;
    const std::size_t at = std::min(i, end - lanes);
    found.add(i, test.bits_at(text + at) >> (i - at));
    i = at + lanes;
  }
  // Near the end of the text only a literal that is shorter may stand.
  for (; i < size && found.room() > 0; ++i) {
    std::uint8_t buckets = 0xFF;
    for (std::size_t k = 0; k <= kLast && i + k < size; ++k) {
      buckets &= masks.low[k][text[i + k] & 0x0F] & masks.high[k][text[i + k] >> 4];
    }
    if (buckets != 0 || (kNewlines && text[i] == '\n')) found.add(i, 1);
  }
  return i;
}

std::size_t FindWindows(const std::uint8_t* HWY_RESTRICT text, std::size_t size, std::size_t from,
                        const TeddyMasks& masks, bool newlines, TeddyWindows& found) {
  return newlines ? FindWindowsAnd<true>(text, size, from, masks, found)
                  : FindWindowsAnd<false>(text, size, from, masks, found);
}

const char* TargetName() { return hwy::TargetName(HWY_TARGET); }

}  // namespace HWY_NAMESPACE
}  // namespace gsaw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include "base/vector_name.h"
#include "base/vector_target.h"

namespace gsaw {
namespace {

const auto find_windows = GSAW_BEST_OF(FindWindows);
const auto target_name = GSAW_BEST_OF(TargetName);

}  // namespace

void TeddyMasks::add(std::size_t bucket, std::size_t place, unsigned char byte) {
  const auto add_to = [&](std::uint8_t& buckets) {
    buckets = static_cast<std::uint8_t>(buckets | 1U << bucket);
  };
  add_to(seven_bits[place][byte & 0x7F]);
  add_to(low[place][byte & 0x0F]);
  add_to(high[place][byte >> 4]);
}

std::size_t find_teddy_windows(std::string_view text, std::size_t from, const TeddyMasks& masks,
                               bool newlines, TeddyWindows& found) {
  return find_windows(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), from, masks,
                      newlines, found);
}

std::string_view vector_name() {
  const std::string_view name = target_name();
  if (name == "AVX3") return "AVX-512";
  return name == "AVX3_DL" ? "AVX-512 VBMI" : name;
}

}  // namespace gsaw
#endif  // HWY_ONCE
