// Which transactions are shown of those that end while logs are followed.
#pragma once

#include <optional>

#include "base/nanoseconds.h"

namespace gsaw {

struct TxnFeedSettings {
  // All; else those that failed or were slow.
  bool all = false;
  // What is slow; none: what takes longer than 99 of 100.
  std::optional<Nanoseconds> slow = std::nullopt;
};

}  // namespace gsaw
