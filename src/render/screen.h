// What output for people is shown on.
#pragma once

#include <cstddef>

namespace gsaw {

struct Screen {
  std::size_t columns = 0;  // 0: no end of a line is in sight, as in a pipe
  bool utf8 = false;        // it shows more than ASCII
};

}  // namespace gsaw
