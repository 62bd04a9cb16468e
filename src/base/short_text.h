// Copying and comparing text that is mostly short: keys, values, labels.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gsaw {

// PERF: short texts in two overlapping steps and no loop, without the calls of memcpy and
// memcmp, which cost more than such a copy or comparison.

template <class Part>
Part load_part(const char* from) {
  Part part;
  std::memcpy(&part, from, sizeof part);
  return part;
}

// Copies the first and the last bytes of `text`, which has at least one Part.
template <class Part>
void copy_ends(char* to, std::string_view text) {
  assert(text.size() >= sizeof(Part));
  const std::size_t last_at = text.size() - sizeof(Part);
  const auto first = load_part<Part>(text.data());
  const auto last = load_part<Part>(text.data() + last_at);
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + last_at, &last, sizeof last);
}

// Copies `text` to `to` and returns where it ends there. Reads and writes nothing else.
inline char* copy_short(char* to, std::string_view text) {
  struct Block {
    std::uint64_t words[2];
  };
  const std::size_t size = text.size();
  if (size > 2 * sizeof(Block)) {
    std::memcpy(to, text.data(), size);
  } else if (size >= sizeof(Block)) {
    copy_ends<Block>(to, text);
  } else if (size >= 8) {
    copy_ends<std::uint64_t>(to, text);
  } else if (size >= 4) {
    copy_ends<std::uint32_t>(to, text);
  } else {
    for (std::size_t i = 0; i < size; ++i) to[i] = text[i];
  }
  return to + size;
}

template <class Part>
bool equal_ends(std::string_view a, std::string_view b) {
  const std::size_t last_at = a.size() - sizeof(Part);
  return ((load_part<Part>(a.data()) ^ load_part<Part>(b.data())) |
          (load_part<Part>(a.data() + last_at) ^ load_part<Part>(b.data() + last_at))) == 0;
}

inline bool equals_short(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() > 16) return std::memcmp(a.data(), b.data(), a.size()) == 0;
  if (a.size() >= 8) return equal_ends<std::uint64_t>(a, b);
  if (a.size() >= 4) return equal_ends<std::uint32_t>(a, b);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace gsaw
