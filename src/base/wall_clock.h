// The machine's clock.
#pragma once

#include <chrono>

#include "base/nanoseconds.h"

namespace gsaw {

inline Nanoseconds wall_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

}  // namespace gsaw
