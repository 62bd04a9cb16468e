// The time that stands in the text before an entry: what log shippers stamp lines with.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// `text` is a part of the prefix, with the weekday before it.
struct PrefixStamp {
  std::string_view text;
  std::optional<Nanoseconds> time;  // none where it has no year
  bool has_zone = false;            // without one it is in the log's (log_zone.h)
};

// The first stamp of `prefix`, which stands at its beginning or behind two words at most (a pod
// and its container, a service and `|`). None in any other place: there it is part of some text.
std::optional<PrefixStamp> find_stamp(std::string_view prefix);

// When the program was started: stamps without a year are of the year before it. Before any entry
// is read; while it is not set they have no time.
void set_stamp_clock(std::optional<Nanoseconds> now);

// The time of the stamp. Of one without a year (RFC 3164) that in the latest year in which it is no
// more than a day after now: the day allows for clocks and zones.
std::optional<Nanoseconds> time_of(const PrefixStamp& stamp);

// True when the stamp says no more than the entry's own time: they are about a second apart at
// most, in whatever zone where the stamp has none, in whatever year where it has none.
bool repeats(const PrefixStamp& stamp, Nanoseconds time);
// The same of a time that whoever handed the entry on has stamped it with.
bool repeats(Nanoseconds stamped, Nanoseconds time);

}  // namespace gsaw
