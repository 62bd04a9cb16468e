// Which table of patterns is asked for.
#pragma once

#include <optional>

#include "pipeline/side_query.h"

namespace gsaw {

struct PatternsSettings {
  std::optional<SideQuery> versus;  // --vs: the others are compared with those that match it
  bool turned = false;              // the smallest count first
  // Only those that first stand in the last tenth of the time of all. Not with `versus`.
  bool new_only = false;
};

}  // namespace gsaw
