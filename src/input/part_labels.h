// Which parts of an svlogd directory can hold entries of a span of time, by their labels.
#pragma once

#include <cstddef>
#include <vector>

#include "input/input_item.h"
#include "input/wanted_times.h"

namespace gsaw {

struct ItemRange {
  std::size_t begin = 0, end = 0;
};

// Of a lane's items those to be read. A label is the moment at which its file was finished, so what
// a part holds was received between the label before it and its own; where entries are said to be
// in order, they were received within the slack of their times. One part more is among them on
// either side: at a seam rotation may have cut a line. All of a lane that is no such directory, and
// of one whose newest entries are wanted.
ItemRange wanted_parts(const std::vector<InputItem>& items, const WantedTimes& wanted);

}  // namespace gsaw
