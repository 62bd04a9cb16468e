// How transactions are to be told.
#pragma once

#include "analyze/clock_offsets.h"

namespace gsaw {

struct TraceSettings {
  bool is_terminal = false;  // a person reads it: not all of very many are shown
  bool align = false;        // set right the clocks that contradict each other
  ClockOffsets skews;        // given by hand
};

}  // namespace gsaw
