// The one sentence for what cannot be opened.
#pragma once

#include <string_view>
#include <system_error>

#include "base/result.h"
#include "base/terminal_escape.h"

namespace gsaw {

inline Error cannot_open(std::string_view name, int error_number) {
  return {"cannot open " + printable(name) + ": " + std::generic_category().message(error_number),
          ""};
}

}  // namespace gsaw
