// A member `status` as a level: Datadog's, among all the statuses that are none.
#pragma once

#include <optional>
#include <string_view>

#include "record/level.h"

namespace gsaw {

inline constexpr std::string_view kStatusKey = "status";

// The level that `text`, decoded, names in any case, where it is nothing but its name: what others
// say of a result (`success`, `fail`, `ok`, `note`), letters and numbers are none.
std::optional<Level> level_of_status(std::string_view text);

// What AWS Lambda says in its platform records of what did not end well, besides `error`, which is
// the name of a level.
bool is_failure_of_lambda(std::string_view text);

}  // namespace gsaw
