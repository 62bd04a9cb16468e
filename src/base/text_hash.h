// A hash of texts that strangers write: by a secret of the process, so that nobody can choose texts
// that share one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "base/short_text.h"

namespace gsaw {

// Random, set before main(); what is hashed before that would not be found again.
extern const std::array<std::uint64_t, 2> kHashSecret;

constexpr std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product >> 64U) ^ static_cast<std::uint64_t>(product);
}

// In the manner of wyhash: 16 bytes a step, the last of them overlapping those before, short texts
// in one step.
inline std::uint64_t text_hash_by(const std::array<std::uint64_t, 2>& key, std::string_view text) {
  constexpr std::size_t kWord = 8, kStep = 2 * kWord;
  const auto [first, second] = key;
  const std::size_t size = text.size();
  const char* const end = text.data() + size;
  std::uint64_t hash = first ^ size, low = 0, high = 0;
  if (size >= kWord) {
    for (const char* at = text.data(); end - at > std::ptrdiff_t{kStep}; at += kStep) {
      hash = folded_product(load_part<std::uint64_t>(at) ^ second,
                            load_part<std::uint64_t>(at + kWord) ^ hash);
    }
    low = load_part<std::uint64_t>(size > kStep ? end - kStep : text.data());
    high = load_part<std::uint64_t>(end - kWord);
  } else if (size >= kWord / 2) {
    low = load_part<std::uint32_t>(text.data());
    high = load_part<std::uint32_t>(end - kWord / 2);
  } else {
    for (const char c : text) low = low << 8U | static_cast<unsigned char>(c);
  }
  return folded_product(first ^ size, folded_product(low ^ second, high ^ hash));
}

// Another in each process: no output may depend on it.
inline std::uint64_t text_hash(std::string_view text) { return text_hash_by(kHashSecret, text); }

// The same in each process, for what is shown of texts. Whoever writes the texts can make some that
// share one: it tells nothing apart that must not be taken for another.
inline std::uint64_t lasting_hash(std::string_view text) {
  // Digits of pi.
  constexpr std::array<std::uint64_t, 2> kKey = {0x243F6A8885A308D3, 0x13198A2E03707344};
  return text_hash_by(kKey, text);
}

// For the containers of the standard library.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return text_hash(text); }
};

}  // namespace gsaw
