// A histogram as bars, one below the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analyze/standing_out.h"
#include "analyze/time_buckets.h"
#include "record/level.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// What a piece of a bar stands for.
struct BarPart {
  std::string name;                           // as it is in the data
  std::optional<Level> level = std::nullopt;  // in its colour
  char letter = '#';
};

struct Bars {
  const Histogram& histogram;
  std::span<const Standing> standings;     // of each bucket
  std::vector<BarPart> parts;              // the most important first
  std::vector<std::size_t> part_of_group;  // by group; entries of no group are of the last
};

// A line for each bucket: when it begins, its count, how many of it are errors where there are any,
// a mark where it stands out, and the bar: pieces are letters, in colour blocks; each has one at
// least, if there is room. A line above says what they mean.
void append_bars(std::string& out, const Bars& bars, const RenderSettings& settings,
                 const Screen& screen);

}  // namespace gsaw
