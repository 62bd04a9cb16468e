// Runs of plain ASCII: finding the first byte that needs attention, many at a time.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/short_text.h"

namespace gsaw {

// Which bytes are plain: the ASCII from kLowest up but for DEL and kExceptions. Anything else,
// UTF-8 beyond ASCII too, needs attention.
template <signed char kLowest, signed char... kExceptions>
struct AsciiBut {
  static_assert(kLowest > 0);

  // As signed numbers the bytes beyond ASCII are below every kLowest.
  static bool is_plain(char c) {
    const auto byte = static_cast<signed char>(c);
    return byte >= kLowest && byte != 0x7F && ((byte != kExceptions) && ...);
  }

  // Not zero where the block is not plain. Counted up by one, DEL joins the bytes beyond
  // ASCII below every kLowest.
  template <class Signed, class Block>
  static Signed not_plain(const Block& block) {
    Signed found = reinterpret_cast<Signed>(block + 1) < static_cast<signed char>(kLowest + 1);
    ((found |= (block == static_cast<unsigned char>(kExceptions))), ...);
    return found;
  }
};

// The ASCII of names: letters, digits, `_`, `@` and `-.` with `/`.
struct AsciiOfNames {
  static bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '-' && byte <= '9') || c == '_' || (byte >= '@' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
  }

  // Letters of both cases and `@` (and a backtick) are one range with the bit of the case set.
  template <class Signed, class Block>
  static Signed not_plain(const Block& block) {
    const Block lowered = block | 0x20;
    const auto letter = reinterpret_cast<Signed>((lowered >= 0x60) & (lowered <= 'z'));
    const auto other = reinterpret_cast<Signed>((block >= '-') & (block <= '9'));
    const auto mark = reinterpret_cast<Signed>(block == '_');
    const auto backtick = reinterpret_cast<Signed>(block == '`');
    return ~(letter | other | mark) | backtick;
  }
};

// Runs of bytes that are plain by Test.
//
// PERF: the blocks are vectors by the compilers' own extension, which becomes SSE2 or
// NEON everywhere. Loops over bytes did not: some forms of the test were vectorised by
// gcc, some by clang, and the rest ran a byte a step (5 times slower on log lines).
template <class Test>
class PlainBlocks {
 public:
  // Whether all of `text` is plain. Blocks overlap where they must, so that short texts
  // (most keys and values) take one or two steps and no loop.
  static bool all(std::string_view text) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    if (text.size() >= 16) {
      const char* at = begin;
      for (; end - at > 64; at += 64) {
        // Asking four at once takes less than asking four times.
        if (!none_set(not_plain<Signed16>(load<Block16>(at)) |
                      not_plain<Signed16>(load<Block16>(at + 16)) |
                      not_plain<Signed16>(load<Block16>(at + 32)) |
                      not_plain<Signed16>(load<Block16>(at + 48)))) {
          return false;
        }
      }
      for (; end - at > 16; at += 16) {
        if (!is_plain_block(load<Block16>(at))) return false;
      }
      return is_plain_block(load<Block16>(end - 16));
    }
    if (text.size() >= 8) {
      return is_plain_block(load<Block8>(begin)) && is_plain_block(load<Block8>(end - 8));
    }
    if (text.size() >= 4) {
      const std::uint64_t halves =
          load<std::uint32_t>(begin) | std::uint64_t{load<std::uint32_t>(end - 4)} << 32;
      return is_plain_block(load<Block8>(&halves));
    }
    return prefix(text) == text.size();
  }

  // Copies `text` to `to` as far as it is plain; says whether all of it is. Goes by whole blocks,
  // so that all short texts go the same way: kBlock bytes behind `text` are read, and as many
  // behind its copy written.
  static bool copy(std::string_view text, char* to) {
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
      const auto block = load<Block16>(text.data() + at);
      std::memcpy(to + at, &block, sizeof block);
      const std::size_t plain = plain_at_front(block);
      if (plain < kBlock) return at + plain >= text.size();
    }
    return true;
  }
  static constexpr std::size_t kBlock = 16;

  // Index of the first byte that is not plain, or text.size().
  static std::size_t prefix(std::string_view text) {
    std::size_t at = 0;
    while (text.size() - at >= 16 && is_plain_block(load<Block16>(text.data() + at))) at += 16;
    if (text.size() - at >= 8 && is_plain_block(load<Block8>(text.data() + at))) at += 8;
    while (at < text.size() && is_plain(text[at])) ++at;
    return at;
  }

 private:
  using Block16 = unsigned char __attribute__((vector_size(16)));
  using Block8 = unsigned char __attribute__((vector_size(8)));
  using Signed16 = signed char __attribute__((vector_size(16)));
  using Signed8 = signed char __attribute__((vector_size(8)));

  static bool is_plain(char c) { return Test::is_plain(c); }

  template <class Value>
  static Value load(const void* bytes) {
    Value value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
  }

  static bool is_plain_block(const Block16& block) { return none_set(not_plain<Signed16>(block)); }
  static bool is_plain_block(const Block8& block) { return none_set(not_plain<Signed8>(block)); }

  // How many bytes at the beginning of the block are plain.
  static std::size_t plain_at_front(const Block16& block) {
    const auto found = not_plain<Signed16>(block);
#ifdef __SSE2__
    const int mask = _mm_movemask_epi8(reinterpret_cast<__m128i>(found)) | 1 << kBlock;
    return static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
#else
    const auto bytes_before = [](std::uint64_t word) {
      constexpr bool kLittle = std::endian::native == std::endian::little;
      return static_cast<std::size_t>(kLittle ? std::countr_zero(word) : std::countl_zero(word)) /
             8;
    };
    const auto words = load<std::array<std::uint64_t, 2>>(&found);
    const std::size_t before = bytes_before(words[0]);
    return before < 8 ? before : 8 + bytes_before(words[1]);
#endif
  }

  // Not zero where the block is not plain.
  template <class Signed, class Block>
  static Signed not_plain(const Block& block) {
    return Test::template not_plain<Signed>(block);
  }

  template <class Signed>
  static bool none_set(const Signed& found) {
    const auto words = load<std::array<std::uint64_t, sizeof found / 8>>(&found);
    std::uint64_t any = 0;
    for (const std::uint64_t word : words) any |= word;
    return any == 0;
  }
};

template <signed char kLowest, signed char... kExceptions>
using PlainAscii = PlainBlocks<AsciiBut<kLowest, kExceptions...>>;

}  // namespace gsaw
