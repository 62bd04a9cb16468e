// The order in which a person would list log files: numbers by value, rotated sets
// from the oldest file to the newest.
#pragma once

#include <string_view>

namespace gsaw {

// Runs of digits compare by value, other bytes as they are: `a2` before `a10`. Negative,
// zero or positive; zero also for `a01` and `a1`.
int compare_natural(std::string_view a, std::string_view b);

// True when the file name `a` comes before `b`. The files of a rotated set stand
// together, at the place of their base name: `app.log-20240101`, `app.log-20240102`,
// `app.log.10`, `app.log.2.gz`, `app.log.1`, `app.log`.
bool is_older_log(std::string_view a, std::string_view b);

}  // namespace gsaw
