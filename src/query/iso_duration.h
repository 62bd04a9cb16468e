// Spans of time in the form of ISO 8601, as Java, XML, JavaScript and .NET write them: `PT1.5S`.
#pragma once

#include <optional>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// `PT0.05S`, `P1DT2H`, `PT1H30M`, `P2W`, with a sign before it or before its numbers, as Java
// has it: nanoseconds, exactly; digits beyond a nanosecond are dropped. A day is 24 hours. Years
// and months, of which no length is known, only as 0. None when it is anything else or beyond the
// range.
std::optional<Nanoseconds> parse_iso_duration(std::string_view text);

}  // namespace gsaw
