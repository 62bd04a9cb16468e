// How the members of an entry that wraps another belong together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gsaw {

struct Layers {
  // JSON in a string in a string ... is looked into so often.
  static constexpr std::size_t kMost = 4;

  // The members of each layer stand in a row, the innermost layer first: where each ends. Of an
  // entry that wraps none one layer.
  std::array<std::uint32_t, kMost + 1> end{};
  std::size_t count = 1;
  // The members, by their place, whose text holds the layer before them.
  std::array<std::uint32_t, kMost> wrapping{};
};

}  // namespace gsaw
