// The form in which most logs write times as texts.
#pragma once

#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

// `2011-12-26T21:53:38.221Z`, or with a blank for the `T`, up to nine digits of a fraction or none,
// an offset (`+01:00`) for the `Z`, from 1974 to 2199: what time_from_text() says of it. 0 for any
// other text, also for a date that does not exist. PERF: without a step for each part, and no
// optional.
Nanoseconds plain_time(std::string_view text);

}  // namespace gsaw
