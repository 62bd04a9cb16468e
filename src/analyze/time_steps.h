// Time in stretches of one length, as the clock of a zone shows them.
#pragma once

#include "base/nanoseconds.h"
#include "record/time_zone.h"

namespace gsaw {

// A stretch begins when the clock of the zone shows a multiple of the length since 1970. Where that
// clock is changed:
//  - One of at most an hour ends with the change, which falls on its end in all but odd zones. So
//    the hour that comes twice is two.
//  - One that is longer goes on, as a day does: it is shorter or longer by the change. It begins
//    when the clock first shows its multiple, or is set past it.
// So every stretch is whole stretches of a length that it is a multiple of. One per thread.
class TimeSteps {
 public:
  // `length`: more than 0.
  explicit TimeSteps(Nanoseconds length, TimeZone zone = TimeZone());

  struct Stretch {
    Nanoseconds begin, last;  // at the ends of the range cut off
  };
  Nanoseconds length() const { return length_; }
  const TimeZone& zone() const { return zone_; }
  // The one that `time` lies in. PERF: mostly that of the time before.
  const Stretch& at(Nanoseconds time) {
    if (time < stretch_.begin || time > stretch_.last) stretch_ = find(time);
    return stretch_;
  }

 private:
  Stretch find(Nanoseconds time) const;
  Stretch find_long(Nanoseconds time, int offset) const;

  Nanoseconds length_;
  TimeZone zone_;
  Stretch stretch_{0, -1};  // none
};

}  // namespace gsaw
