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

template <OddLines kOdd>
std::size_t FindWindowsAnd(const std::uint8_t* HWY_RESTRICT text, std::size_t size,
                           std::size_t from, const TeddyMasks& masks, TeddyWindows& found) {
  constexpr std::size_t kLast = TeddyMasks::kWindow - 1;
  const auto d = kBytes;
  const std::size_t lanes = hn::Lanes(d);
  const ByteTable table0(masks, 0), table1(masks, 1), table2(masks, 2), table3(masks, 3);
  const auto newline = hn::Set(d, '\n'), carriage_return = hn::Set(d, '\r');
  const auto close = hn::Set(d, '}'), open = hn::Set(d, '{');
  const auto hits = [&](std::size_t i) {
    const auto b0 = hn::LoadU(d, text + i), b1 = hn::LoadU(d, text + i + 1);
    const auto b2 = hn::LoadU(d, text + i + 2), b3 = hn::LoadU(d, text + i + 3);
#if HWY_TARGET == HWY_AVX3_DL
    const auto three = hn::And(hn::And(table0.buckets_of(b0), table1.buckets_of(b1)), table2.buckets_of(b2));
    const __mmask64 window = _mm512_test_epi8_mask(three.raw, table3.buckets_of(b3).raw);
    if constexpr (kOdd == OddLines::none) return hn::Mask<decltype(kBytes)>{window};
    const __mmask64 ends = _mm512_cmpeq_epi8_mask(b1.raw, newline.raw);
    __mmask64 odd = _mm512_mask_cmpneq_epi8_mask(ends, b0.raw, close.raw);
    odd = _mm512_mask_cmpneq_epi8_mask(odd, b0.raw, carriage_return.raw);
    if constexpr (kOdd == OddLines::unclosed_or_prefixed) {
      odd = _kor_mask64(odd, _mm512_mask_cmpneq_epi8_mask(ends, b2.raw, open.raw));
    }
    return hn::Mask<decltype(kBytes)>{_kor_mask64(window, odd)};
#else
    const auto buckets = hn::And(hn::And(table0.buckets_of(b0), table1.buckets_of(b1)),
                                 hn::And(table2.buckets_of(b2), table3.buckets_of(b3)));
    const auto window = hn::Ne(buckets, hn::Zero(d));
    if constexpr (kOdd == OddLines::none) return window;
    const auto closed = hn::Or(hn::Eq(b0, close), hn::Eq(b0, carriage_return));
    const auto even = kOdd == OddLines::unclosed ? closed : hn::And(closed, hn::Eq(b2, open));
    return hn::Or(window, hn::AndNot(even, hn::Eq(b1, newline)));
#endif
  };
  const auto bits_of = [&](auto mask) {
    std::uint8_t bytes[8] = {};
    hn::StoreMaskBits(d, mask, bytes);
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes, sizeof bits);
    return bits;
  };
  std::size_t i = from;
  for (; i + kLast + 2 * lanes <= size; i += 2 * lanes) {
    const auto hits0 = hits(i), hits1 = hits(i + lanes);
    if (HWY_LIKELY(hn::AllFalse(d, hn::Or(hits0, hits1)))) continue;
    if (found.room() < 2 * lanes) return i;
    found.add(i, bits_of(hits0));
    found.add(i + lanes, bits_of(hits1));
  }
  // Single vectors, the last of them among bytes that were looked at.
  const std::size_t ends = size - std::min(size, kLast);
  while (i < ends && from + lanes <= ends) {
    if (found.room() < lanes) return i;
    const std::size_t at = std::min(i, ends - lanes);
    found.add(i, bits_of(hits(at)) >> (i - at));
    i = at + lanes;
  }
  // Near the end of the text only a literal that is shorter may stand.
  for (; i < size && found.room() > 0; ++i) {
    std::uint8_t buckets = 0xFF;
    for (std::size_t k = 0; k <= kLast && i + k < size; ++k) {
      buckets &= masks.low[k][text[i + k] & 0x0F] & masks.high[k][text[i + k] >> 4];
    }
    const bool ends_line = kOdd != OddLines::none && i + 1 < size && text[i + 1] == '\n';
    if (buckets != 0 || ends_line) found.add(i, 1);
  }
  return i;
}

std::size_t FindWindows(const std::uint8_t* HWY_RESTRICT text, std::size_t size, std::size_t from,
                        const TeddyMasks& masks, OddLines odd_lines, TeddyWindows& found) {
  switch (odd_lines) {
    case OddLines::unclosed:
      return FindWindowsAnd<OddLines::unclosed>(text, size, from, masks, found);
    case OddLines::unclosed_or_prefixed:
      return FindWindowsAnd<OddLines::unclosed_or_prefixed>(text, size, from, masks, found);
    case OddLines::none:
      break;
  }
  return FindWindowsAnd<OddLines::none>(text, size, from, masks, found);
}

}  // namespace HWY_NAMESPACE
}  // namespace gsaw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include "base/vector_target.h"

namespace gsaw {
namespace {

const auto find_windows = GSAW_BEST_OF(FindWindows);

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
                               OddLines odd_lines, TeddyWindows& found) {
  return find_windows(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), from, masks,
                      odd_lines, found);
}

}  // namespace gsaw
#endif  // HWY_ONCE
