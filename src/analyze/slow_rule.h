// Which durations are long.
#pragma once

#include <cstdint>
#include <optional>

#include "analyze/number_sketch.h"
#include "base/nanoseconds.h"

namespace gsaw {

// Those of a limit and longer; without one, what is longer than 99 of 100 of those before it, once
// there are kEnough; by about 1 % at most, where these are very many. Takes some 50 KiB, whatever
// comes.
class SlowRule {
 public:
  static constexpr std::uint64_t kEnough = 100;

  explicit SlowRule(std::optional<Nanoseconds> limit) : limit_(limit), is_given_(limit) {}

  // The next one: whether it is long. From then on it is one of those before.
  bool is_slow(Nanoseconds duration);

 private:
  void note(Nanoseconds duration);

  std::optional<Nanoseconds> limit_;  // none: nobody knows yet
  const bool is_given_;
  NumberSketch durations_;
  std::uint64_t count_ = 0;  // of these
  std::uint64_t next_look_ = kEnough;
};

}  // namespace gsaw
