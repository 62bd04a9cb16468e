// Spans of time written as a clock: `00:00:01.5`.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// `00:00:01.5`, `1.02:03:04.5` (.NET's TimeSpan, with days), `0:00:01.5`, `1 day, 2:03:04`
// (Python's timedelta), with an optional minus: nanoseconds, exactly; digits beyond a nanosecond
// are dropped. With days there are less than 24 hours. None when it is anything else or beyond
// the range.
std::optional<Nanoseconds> parse_clock_span(std::string_view text);

// What a text says of how long something took: as parse_duration, and with `reads_clocks` as this.
// A clock may as well be a time of day, so the name of its field must tell (has_clock_spans).
std::optional<Nanoseconds> span_of_value(std::string_view text, bool reads_clocks);

}  // namespace gsaw
