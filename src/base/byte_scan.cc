// SIMD search in raw bytes: where a needle, or a JSON unicode escape, may stand.
//
// Compiled once for each kind of vector (SSE to AVX-512, NEON ...) by Highway, which
// includes this file again and again. The best is chosen here, at run time: Highway's own
// choice would need its shared library, whose start costs 2 ms, more than all of gsaw's.
#include "base/byte_scan.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/byte_scan.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef GSAW_BYTE_PAIR
#define GSAW_BYTE_PAIR
namespace gsaw {

// Two bytes at a fixed distance, each perhaps in either case: (text[i] | fold_a) == a and
// (text[i + distance] | fold_b) == b.
struct BytePair {
  std::uint8_t a, b;
  std::uint8_t fold_a, fold_b;  // 0x20 to ignore case, else 0
  std::size_t distance;
};

}  // namespace gsaw
#endif

HWY_BEFORE_NAMESPACE();
namespace gsaw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// The first i at or after `from` where the pair stands, i + distance < size; else size.
std::size_t FindPair(const std::uint8_t* HWY_RESTRICT text, std::size_t size, std::size_t from,
                     const BytePair& pair) {
  const hn::ScalableTag<std::uint8_t> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto a = hn::Set(d, pair.a), b = hn::Set(d, pair.b);
  const auto fold_a = hn::Set(d, pair.fold_a), fold_b = hn::Set(d, pair.fold_b);
  const auto hits = [&](std::size_t i) {
    const auto at_a = hn::Or(hn::LoadU(d, text + i), fold_a);
    const auto at_b = hn::Or(hn::LoadU(d, text + i + pair.distance), fold_b);
    return hn::And(hn::Eq(at_a, a), hn::Eq(at_b, b));
  };
  std::size_t i = from;
  // Four vectors a turn: the loop is bound by memory, not by its own instructions.
  for (; i + pair.distance + 4 * lanes <= size; i += 4 * lanes) {
    const auto m0 = hits(i), m1 = hits(i + lanes);
    const auto m2 = hits(i + 2 * lanes), m3 = hits(i + 3 * lanes);
    if (HWY_LIKELY(hn::AllFalse(d, hn::Or(hn::Or(m0, m1), hn::Or(m2, m3))))) continue;
    if (const auto at = hn::FindFirstTrue(d, m0); at >= 0) return i + static_cast<std::size_t>(at);
    i += lanes;
    if (const auto at = hn::FindFirstTrue(d, m1); at >= 0) return i + static_cast<std::size_t>(at);
    i += lanes;
    if (const auto at = hn::FindFirstTrue(d, m2); at >= 0) return i + static_cast<std::size_t>(at);
    i += lanes;
    return i + static_cast<std::size_t>(hn::FindFirstTrue(d, m3));
  }
  for (; i + pair.distance + lanes <= size; i += lanes) {
    if (const auto at = hn::FindFirstTrue(d, hits(i)); at >= 0) {
      return i + static_cast<std::size_t>(at);
    }
  }
  // One last vector that ends with the text. What it looks at twice has no hit.
  if (i + pair.distance < size && from + pair.distance + lanes <= size) {
    const std::size_t last = size - pair.distance - lanes;
    const auto at = hn::FindFirstTrue(d, hits(last));
    return at >= 0 ? last + static_cast<std::size_t>(at) : size;
  }
  for (; i + pair.distance < size; ++i) {
    if ((text[i] | pair.fold_a) == pair.a && (text[i + pair.distance] | pair.fold_b) == pair.b) {
      return i;
    }
  }
  return size;
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

}  // namespace HWY_NAMESPACE
}  // namespace gsaw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include "base/ascii.h"
#include "base/byte_frequency.h"

namespace gsaw {
namespace {

struct Functions {
  decltype(&HWY_STATIC_DISPATCH(FindPair)) find_pair;
  decltype(&HWY_STATIC_DISPATCH(CountByte)) count_byte;
};

// The processor features are those that Highway compiles each of its targets for.
Functions choose_functions() {
#if HWY_ARCH_X86
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
#if (HWY_TARGETS & HWY_AVX3) && HWY_STATIC_TARGET != HWY_AVX3
  if (avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd")) {
    return {N_AVX3::FindPair, N_AVX3::CountByte};
  }
#endif
#if (HWY_TARGETS & HWY_AVX2) && HWY_STATIC_TARGET != HWY_AVX2
  if (avx2) return {N_AVX2::FindPair, N_AVX2::CountByte};
#endif
#endif
  return {HWY_STATIC_DISPATCH(FindPair), HWY_STATIC_DISPATCH(CountByte)};
}

const Functions& functions() {
  static const Functions chosen = choose_functions();
  return chosen;
}

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool is_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

}  // namespace

LiteralScanner::LiteralScanner(std::string needle, bool ignore_case)
    : needle_(std::move(needle)), ignore_case_(ignore_case) {
  if (ignore_case_) {
    for (char& c : needle_) c = ascii_lower(c);
  }
  const auto frequency = [&](std::size_t i) {
    const auto byte = static_cast<unsigned char>(needle_[i]);
    // In either case a letter is as common as both its forms.
    return byte_frequency(byte) + (ignore_case_ && is_letter(needle_[i])
                                       ? byte_frequency(static_cast<unsigned char>(byte - 0x20))
                                       : 0U);
  };
  std::size_t rarest = 0, next = needle_.size() > 1 ? 1 : 0;
  if (frequency(next) < frequency(rarest)) std::swap(rarest, next);
  for (std::size_t i = 2; i < needle_.size(); ++i) {
    if (frequency(i) < frequency(rarest)) {
      next = rarest;
      rarest = i;
    } else if (frequency(i) < frequency(next)) {
      next = i;
    }
  }
  first_ = std::min(rarest, next);
  second_ = std::max(rarest, next);
}

bool LiteralScanner::stands_at(const char* text) const {
  if (!ignore_case_) return std::memcmp(text, needle_.data(), needle_.size()) == 0;
  for (std::size_t i = 0; i < needle_.size(); ++i) {
    if (ascii_lower(text[i]) != needle_[i]) return false;
  }
  return true;
}

std::size_t LiteralScanner::find(std::string_view text, std::size_t from) const {
  if (text.size() < needle_.size()) return text.size();
  const auto fold = [&](std::size_t i) {
    return static_cast<std::uint8_t>(ignore_case_ && is_letter(needle_[i]) ? 0x20 : 0);
  };
  const BytePair pair{static_cast<std::uint8_t>(needle_[first_]),
                      static_cast<std::uint8_t>(needle_[second_]), fold(first_), fold(second_),
                      second_ - first_};
  // The pair is looked for only where the whole needle fits around it.
  const std::size_t last_start = text.size() - needle_.size();
  const std::string_view window = text.substr(0, last_start + second_ + 1);
  for (std::size_t at = from + first_; at < window.size(); ++at) {
    at = functions().find_pair(bytes_of(window), window.size(), at, pair);
    if (at >= window.size()) break;
    if (stands_at(text.data() + at - first_)) return at - first_;
  }
  return text.size();
}

std::size_t find_unicode_escape(std::string_view text, std::size_t from) {
  const BytePair pair{'\\', 'u', 0, 0, 1};
  return functions().find_pair(bytes_of(text), text.size(), from, pair);
}

std::size_t count_newlines(std::string_view text) {
  return functions().count_byte(bytes_of(text), text.size(), '\n');
}

}  // namespace gsaw
#endif  // HWY_ONCE
