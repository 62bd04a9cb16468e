// Which numbers of a row stand out among their neighbours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gsaw {

enum class Standing : std::uint8_t { usual, high, low };

// Each is compared with up to kNeighbours on either side of it; with fewer than kFewest in all none
// stands out. It does when it is further from their median than 4 times the largest of: their
// deviation (the median of their distances from the median, times 1.4826, which makes it the
// standard deviation of numbers that scatter normally), the square root of the median (by which
// counts scatter by chance), and 1. The first and the last may be of a part alone: they are never
// low.
inline constexpr std::size_t kNeighbours = 10, kFewest = 6;
std::vector<Standing> standing_out(std::span<const std::uint64_t> counts);

}  // namespace gsaw
