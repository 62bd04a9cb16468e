// A field that an option of the command line names.
#pragma once

#include <string>

#include "render/render_settings.h"

namespace gsaw {

struct NamedFieldOption {
  std::string flag;  // as in `-k`
  ShownField field;
  bool hides = false;      // -K
  bool is_needed = false;  // without it nothing is shown
};

}  // namespace gsaw
