// Numbers as most are: up to sixteen digits, a point among them or not.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cassert>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "record/json_text.h"

namespace gsaw {

inline constexpr std::size_t kPlainNumber = 16;  // bytes that can be read, whatever the size

// Whether the text is a number by JSON's grammar that needs no closer look; it begins with a digit.
// PERF: all bytes at once, as each number of every line is checked.
inline bool is_plain_number(const char* text, std::size_t size) {
  assert(size > 0 && is_digit(*text));
  if (size > kPlainNumber) return false;
#ifdef __SSE2__
  const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  // Digits become the ten least numbers.
  const __m128i moved = _mm_sub_epi8(block, _mm_set1_epi8(static_cast<char>('0' - 128)));
  const __m128i no_digits = _mm_cmpgt_epi8(moved, _mm_set1_epi8(-128 + 9));
  const unsigned end = 1U << size;
  const unsigned others = static_cast<unsigned>(_mm_movemask_epi8(no_digits)) & (end - 1);
  const auto whole = static_cast<unsigned>(std::countr_zero(others | end));
  if (*text == '0' && whole > 1) return false;
  return others == 0 || (others == 1U << whole && text[whole] == '.' && whole + 1 < size);
#else
  return is_json_number({text, size});
#endif
}

}  // namespace gsaw
