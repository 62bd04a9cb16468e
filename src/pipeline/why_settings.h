// Which entries are compared with the others, to say what they have that these have not.
#pragma once

#include <optional>

#include "pipeline/side_query.h"

namespace gsaw {

struct WhySettings {
  std::optional<SideQuery> query;  // has a value when it is asked for
  bool of_txns = false;            // transactions are compared; one matches when an entry does
};

}  // namespace gsaw
