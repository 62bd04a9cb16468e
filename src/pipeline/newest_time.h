// What `end` stands for in a time: the newest entry of the files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/nanoseconds.h"

namespace gsaw {

// The time of the newest entry in these files. Reads them all. None when no entry has a time.
// Unreadable paths are passed over: the run will speak of them.
std::optional<Nanoseconds> find_newest_time(const std::vector<std::string>& paths,
                                            unsigned threads);

}  // namespace gsaw
