// Keys that say how long something took: names, and the units in them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

struct DurationKey {
  Nanoseconds unit = 0;  // of its numbers; 0: the key names none
  int rank = 0;          // the least counts: those that the user named
};

// Of a field by its path and the last key of that, decoded (field_walk.h). None for all other
// names.
std::optional<DurationKey> duration_key(std::string_view path, std::string_view key);

// Whether a clock in a field of this name, or at this path, is a span of time (`00:00:01.5`) and no
// time of day: it is such a key, and no time goes by it.
bool has_clock_spans(std::string_view path);

// `--role duration=KEY`: keys that are asked first, best first; their unit by the same rules.
// Before any query is compiled, and any entry read.
void set_duration_keys(std::span<const std::string> keys);

}  // namespace gsaw
