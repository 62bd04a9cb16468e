// Which inputs can be read more than once.
#pragma once

#include <string>

namespace gsaw {

// True for files and directories, and for what is not there or cannot be asked: whoever reads it
// says why. False for pipes and standard input.
bool can_be_read_twice(const std::string& path);

}  // namespace gsaw
