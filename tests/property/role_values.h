// Random levels and times, as every kind of producer writes them and as some should not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "property/random.h"

namespace gsaw::property {

// The value of a key, as JSON.
std::string random_level_value(Random& random);
std::string random_time_value(Random& random);

// A moment within a few days of one noon, in seconds since 1970: those of the lines and
// those of the queries lie close together.
std::int64_t random_moment(Random& random);

// `2011-12-26T21:53:38.221Z` and the like, not in JSON.
std::string random_iso_time(Random& random);

// A JSON string; rarely some of its characters are escaped.
std::string quoted(std::string_view text, Random& random);

}  // namespace gsaw::property
