// Whether a path names what can be read once only, as it comes: a pipe, a terminal.
#pragma once

#include <string>

#include "cli/environment.h"
#include "input/rereadable.h"

namespace gsaw {

// False also where that cannot be told.
inline bool is_stream(const std::string& path, const Environment& environment) {
  return path == "-" ? !environment.input_is_file : !can_be_read_twice(path);
}

}  // namespace gsaw
