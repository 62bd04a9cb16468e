// Spans of time as a person reads them.
#pragma once

#include <string>

#include "base/nanoseconds.h"

namespace gsaw {

// Three digits that count, or whole units: "843 ms", "12.4 s", "3 min 20 s", "2 h 5 min",
// "4 d 3 h", "17 µs". A minus sign before those below 0. ASCII without `utf8`.
std::string duration_text(Nanoseconds length, bool utf8);

// Offsets on one scale: all in the unit that suits the whole, with as many decimals.
class OffsetScale {
 public:
  // `finest`: what all offsets are multiples of.
  OffsetScale(Nanoseconds whole, Nanoseconds finest);

  // "ms" or "s".
  const char* unit() const { return in_seconds_ ? "s" : "ms"; }
  std::string text(Nanoseconds offset) const;

 private:
  bool in_seconds_;
  int decimals_;
};

}  // namespace gsaw
