// When entries without a time count as having happened.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "analyze/kept_entry.h"

namespace gsaw {

// That of the entry before them in their lane; KeptEntry::kNoTime where none before has one. Told
// of the entries of all chunks in their order.
class InheritedTimes {
 public:
  void set(std::vector<KeptEntry>& entries, std::uint32_t lane) {
    if (std::exchange(lane_, lane) != lane) before_ = KeptEntry::kNoTime;
    for (KeptEntry& entry : entries) {
      if (entry.has_time()) {
        before_ = entry.time;
        some_timed_ = true;
      } else {
        entry.time = before_;
      }
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
