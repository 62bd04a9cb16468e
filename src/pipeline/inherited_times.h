// When entries without a time count as having happened.
#pragma once

#include <cstdint>
#include <utility>

#include "analyze/kept_entry.h"

namespace gsaw {

// That of the entry before them in their lane; KeptEntry::kNoTime where none before has one. Told
// of entries in the order of the input.
class InheritedTimes {
 public:
  void set(KeptEntry& entry, std::uint32_t lane) {
    if (std::exchange(lane_, lane) != lane) before_ = KeptEntry::kNoTime;
    if (entry.has_time()) {
      before_ = entry.time;
      some_timed_ = true;
    } else {
      entry.time = before_;
    }
  }
  // Some entry so far has a time of its own.
  bool some_timed() const { return some_timed_; }

 private:
  std::uint32_t lane_ = 0;
  Nanoseconds before_ = KeptEntry::kNoTime;
  bool some_timed_ = false;
};

}  // namespace gsaw
