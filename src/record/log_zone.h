// The zone of the times in logs that name none: --log-zone.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"
#include "record/time_zone.h"

namespace gsaw {

// Sets the zone, which is UTC at first. Before any entry is read: from then on all threads read it.
void set_log_zone(TimeZone zone);

// The moment of a time on the log's clocks, given as if it were UTC. As TimeZone::from_local.
Nanoseconds in_log_zone(Nanoseconds local);

// The same for a time that a zone is named for: an abbreviation (zone_abbreviation.h, or one that
// the log's zone uses at that moment), an offset (`+01:00`) or a region (`Europe/Paris`). None
// when the name is not known, or means several zones.
std::optional<Nanoseconds> in_named_zone(Nanoseconds local, std::string_view name);

}  // namespace gsaw
