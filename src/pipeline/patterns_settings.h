// Which table of patterns is asked for.
#pragma once

namespace gsaw {

struct PatternsSettings {
  bool turned = false;  // the smallest count first
};

}  // namespace gsaw
