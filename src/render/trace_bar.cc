// Where in a transaction something lies, as a bar.
#include "render/trace_bar.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace gsaw {
namespace {

constexpr std::array<const char*, 8> kFilledLeft = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
constexpr const char* kFull = "█";
constexpr const char* kRightHalf = "▐";
constexpr const char* kRightEdge = "▕";

// The eighth of a column, from 0, at which a moment lies.
std::size_t eighth_of(Nanoseconds moment, const TimeSpan& whole, std::size_t cells) {
  const double length = std::max(1.0, static_cast<double>(whole.length()));
  const double share =
      std::clamp(static_cast<double>(saturating_sub(moment, whole.begin)) / length, 0.0, 1.0);
  return static_cast<std::size_t>(share * static_cast<double>(cells * 8));
}

std::string mark_at(std::size_t eighth, std::size_t cells) {
  const std::size_t cell = std::min(eighth / 8, cells - 1);
  const std::size_t within = std::min<std::size_t>(eighth - cell * 8, 7);
  const char* const mark =
      within < 2 ? "▏" : (within < 4 ? "▎" : (within < 6 ? kRightHalf : kRightEdge));
  return std::string(cell, ' ') + mark + std::string(cells - cell - 1, ' ');
}

std::string bar_over(std::size_t begin, std::size_t end, std::size_t cells) {
  std::string bar;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const std::size_t left = cell * 8, right = left + 8;
    if (end <= left || begin >= right) {
      bar += ' ';
    } else if (begin <= left && end >= right) {
      bar += kFull;
    } else if (begin <= left) {
      bar += kFilledLeft[end - left];
    } else {
      bar += begin - left < 6 ? kRightHalf : kRightEdge;
    }
  }
  return bar;
}

std::string ascii_bar(std::size_t begin, std::size_t end, std::size_t cells) {
  const std::size_t first = std::min(begin / 8, cells - 1);
  const std::size_t last = std::min(std::max(end, 1 + first * 8) - 1, cells * 8 - 1) / 8;
  if (first == last) return std::string(first, ' ') + '|' + std::string(cells - first - 1, ' ');
  return std::string(first, ' ') + std::string(last - first + 1, '=') +
         std::string(cells - last - 1, ' ');
}

}  // namespace

std::string trace_bar(const TimeSpan& span, const TimeSpan& whole, std::size_t cells, bool utf8) {
  assert(cells > 0);
  const std::size_t begin = eighth_of(span.begin, whole, cells);
  const std::size_t end = eighth_of(span.end, whole, cells);
  if (!utf8) return ascii_bar(begin, end, cells);
  return end - begin < 4 ? mark_at(begin, cells) : bar_over(begin, end, cells);
}

}  // namespace gsaw
