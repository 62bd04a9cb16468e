// Spans of time as people and programs write them: `250ms`, `1h30m`, `2 days`, `PT0.25S`.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// `250ms`, `1.5s`, `2m`, `1h30m`, `1.5µs`, with an optional sign: nanoseconds, exactly;
// digits beyond a nanosecond are dropped. Units: ns us µs ms s m h d w, and the words
// (sec, minutes, hours ...), each with a blank before it if one likes; of several units
// each is smaller than the one before. A day is 24 hours. Also the form of ISO 8601. None when it
// is anything else or beyond the range; a number without a unit is no duration.
std::optional<Nanoseconds> parse_duration(std::string_view text);

}  // namespace gsaw
