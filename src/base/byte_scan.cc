// SIMD search in raw bytes: pairs of bytes, JSON unicode escapes, newlines.
//
// Compiled once for each kind of vector (SSE to AVX-512, NEON ...) by Highway, which
// includes this file again and again.
#include "base/byte_scan.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/byte_scan.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace gsaw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// The first i at or after `from` where `stands(i)`, i + distance < size; else size. Of as many
// places as a vector has lanes, i the first, `difference(i)` has zeros just where it stands.
//
// PERF: bytes that differ, and not masks of those that do not: with AVX-512 a comparison fills a
// register of another kind, of which few a cycle can be filled or combined.
template <class Difference, class Stands>
HWY_INLINE std::size_t FindPlace(const std::uint8_t* text, std::size_t size, std::size_t from,
                                 std::size_t distance, const Difference& difference,
                                 const Stands& stands) {
  const hn::ScalableTag<std::uint8_t> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto zero = hn::Zero(d);
  const auto first_in = [&](auto differences) {
    return hn::FindFirstTrue(d, hn::Eq(differences, zero));
  };
  std::size_t i = from;
  // PERF: of the vectors read at i none lies on two lines of the cache.
  if (const std::size_t beside = reinterpret_cast<std::uintptr_t>(text + from) % lanes;
      beside != 0 && from + distance + lanes <= size) {
    if (const auto at = first_in(difference(i)); at >= 0) return i + static_cast<std::size_t>(at);
    i += lanes - beside;
  }
  // Four vectors a turn: the loop is bound by memory, not by its own instructions.
  for (; i + distance + 4 * lanes <= size; i += 4 * lanes) {
    const auto v0 = difference(i), v1 = difference(i + lanes);
    const auto v2 = difference(i + 2 * lanes), v3 = difference(i + 3 * lanes);
    const auto least = hn::Min(hn::Min(v0, v1), hn::Min(v2, v3));
    if (HWY_LIKELY(hn::AllFalse(d, hn::Eq(least, zero)))) continue;
    if (const auto at = first_in(v0); at >= 0) return i + static_cast<std::size_t>(at);
    i += lanes;
    if (const auto at = first_in(v1); at >= 0) return i + static_cast<std::size_t>(at);
    i += lanes;
    if (const auto at = first_in(v2); at >= 0) return i + static_cast<std::size_t>(at);
    i += lanes;
    return i + static_cast<std::size_t>(first_in(v3));
  }
  for (; i + distance + lanes <= size; i += lanes) {
    if (const auto at = first_in(difference(i)); at >= 0) return i + static_cast<std::size_t>(at);
  }
  // One last vector that ends with the text. What it looks at twice has no hit.
  if (i + distance < size && from + distance + lanes <= size) {
    const std::size_t last = size - distance - lanes;
    const auto at = first_in(difference(last));
    return at >= 0 ? last + static_cast<std::size_t>(at) : size;
  }
  for (; i + distance < size; ++i) {
    if (stands(i)) return i;
  }
  return size;
}

// True when the pair stands at `text`.
inline bool StandsAt(const std::uint8_t* text, const BytePair& pair) {
  return (text[0] | pair.fold_a) == pair.a && (text[pair.distance] | pair.fold_b) == pair.b;
}

// What FindPlace asks of a pair. `kFolds`: it may be in either case.
template <bool kFolds>
class PairTest {
 public:
  using Bytes = hn::Vec<hn::ScalableTag<std::uint8_t>>;

  PairTest(const std::uint8_t* text, const BytePair& pair)
      : text_(text),
        distance_(pair.distance),
        a_(hn::Set(d_, pair.a)),
        b_(hn::Set(d_, pair.b)),
        fold_a_(hn::Set(d_, pair.fold_a)),
        fold_b_(hn::Set(d_, pair.fold_b)) {}

  // At the places from i on, where `here` stands.
  Bytes difference(Bytes here, std::size_t i) const {
    const auto there = hn::LoadU(d_, text_ + i + distance_);
    const auto from_a = hn::Xor(here, a_), from_b = hn::Xor(there, b_);
    if constexpr (!kFolds) return hn::Or(from_a, from_b);
    return hn::Or(hn::AndNot(fold_a_, from_a), hn::AndNot(fold_b_, from_b));
  }

 private:
  static constexpr hn::ScalableTag<std::uint8_t> d_{};
  const std::uint8_t* text_;
  std::size_t distance_;
  Bytes a_, b_, fold_a_, fold_b_;
};

// The first i at or after `from` where the pair stands, i + distance < size; else size.
std::size_t FindPair(const std::uint8_t* HWY_RESTRICT text, std::size_t size, std::size_t from,
                     const BytePair& pair) {
  const hn::ScalableTag<std::uint8_t> d;
  const PairTest<true> test(text, pair);
  const auto difference = [&](std::size_t i) { return test.difference(hn::LoadU(d, text + i), i); };
  const auto stands = [&](std::size_t i) { return StandsAt(text + i, pair); };
  return FindPlace(text, size, from, pair.distance, difference, stands);
}

// The same of either pair; `other` is of one case.
std::size_t FindEitherPair(const std::uint8_t* HWY_RESTRICT text, std::size_t size,
                           std::size_t from, const BytePair& one, const BytePair& other) {
  const hn::ScalableTag<std::uint8_t> d;
  const PairTest<true> test_one(text, one);
  const PairTest<false> test_other(text, other);
  const auto difference = [&](std::size_t i) {
    const auto here = hn::LoadU(d, text + i);
    return hn::Min(test_one.difference(here, i), test_other.difference(here, i));
  };
  const auto stands = [&](std::size_t i) {
    return StandsAt(text + i, one) || StandsAt(text + i, other);
  };
  const std::size_t distance = std::max(one.distance, other.distance);
  const std::size_t at = FindPlace(text, size, from, distance, difference, stands);
  if (at < size) return at;
  // At the end there may be room for the nearer pair alone.
  const BytePair& nearer = one.distance < other.distance ? one : other;
  const std::size_t rest = size - std::min(distance, size);
  return FindPair(text, size, std::max(from, rest), nearer);
}

std::size_t CountByte(const std::uint8_t* HWY_RESTRICT text, std::size_t size, std::uint8_t byte) {
  const hn::ScalableTag<std::uint8_t> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto wanted = hn::Set(d, byte);
  std::size_t count = 0, i = 0;
  for (; i + lanes <= size; i += lanes) {
    count += hn::CountTrue(d, hn::Eq(hn::LoadU(d, text + i), wanted));
  }
  for (; i < size; ++i) count += text[i] == byte;
  return count;
}

// Behind the places found one more may be overwritten.
Newlines FindNewlines(const std::uint8_t* HWY_RESTRICT text, std::size_t size,
                      std::uint32_t* HWY_RESTRICT places) {
  constexpr std::size_t kBlock = 64;
  const hn::CappedTag<std::uint8_t, kBlock> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto newline = hn::Set(d, '\n'), backslash = hn::Set(d, '\\');
  auto backslashes = hn::MaskFromVec(hn::Zero(d));
  std::uint32_t* next = places;
  std::size_t i = 0;
  for (; lanes >= 8 && i + kBlock <= size; i += kBlock) {
    std::uint8_t found[kBlock / 8 + 8];
    for (std::size_t part = 0; part < kBlock; part += lanes) {
      const auto bytes = hn::LoadU(d, text + i + part);
      backslashes = hn::Or(backslashes, hn::Eq(bytes, backslash));
      hn::StoreMaskBits(d, hn::Eq(bytes, newline), found + part / 8);
    }
    std::uint64_t bits;
    std::memcpy(&bits, found, sizeof bits);
    // PERF: no branch for the first, as whether there is one can not be foretold.
    const auto begin = static_cast<std::uint32_t>(i);
    *next = begin + static_cast<std::uint32_t>(std::countr_zero(bits));
    next += bits != 0;
    for (bits &= bits - 1; bits != 0; bits &= bits - 1) {
      *next++ = begin + static_cast<std::uint32_t>(std::countr_zero(bits));
    }
  }
  bool any_backslash = !hn::AllFalse(d, backslashes);
  for (; i < size; ++i) {
    if (text[i] == '\n') *next++ = static_cast<std::uint32_t>(i);
    any_backslash |= text[i] == '\\';
  }
  return {static_cast<std::size_t>(next - places), any_backslash};
}

}  // namespace HWY_NAMESPACE
}  // namespace gsaw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include "base/vector_target.h"

namespace gsaw {
namespace {

const auto find_pair = GSAW_BEST_OF(FindPair);
const auto find_either_pair = GSAW_BEST_OF(FindEitherPair);
const auto count_byte = GSAW_BEST_OF(CountByte);
const auto find_newlines_with = GSAW_BEST_OF(FindNewlines);

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

std::size_t find_byte_pair(std::string_view text, std::size_t from, const BytePair& pair) {
  return find_pair(bytes_of(text), text.size(), from, pair);
}

std::size_t find_either_byte_pair(std::string_view text, std::size_t from, const BytePair& one,
                                  const BytePair& other) {
  return find_either_pair(bytes_of(text), text.size(), from, one, other);
}

bool is_ascii_escape(std::string_view text, std::size_t at) {
  constexpr std::string_view kStart = "\\u00";
  if (text.size() - at <= kStart.size()) return false;
  const char digit = text[at + kStart.size()];
  return text.substr(at, kStart.size()) == kStart && digit >= '0' && digit <= '7';
}

std::size_t find_unicode_escape(std::string_view text, std::size_t from) {
  const BytePair pair{'\\', 'u', 0, 0, 1};
  return find_byte_pair(text, from, pair);
}

std::size_t find_ascii_escape(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    at = find_byte_pair(text, at, kAsciiEscapePair);
    if (at < text.size() && is_ascii_escape(text, at)) return at;
  }
  return text.size();
}

std::size_t count_newlines(std::string_view text) {
  return count_byte(bytes_of(text), text.size(), '\n');
}

Newlines find_newlines(std::string_view text, std::uint32_t* places) {
  return find_newlines_with(bytes_of(text), text.size(), places);
}

}  // namespace gsaw
#endif  // HWY_ONCE
