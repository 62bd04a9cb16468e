// Which inputs can be read more than once.
#pragma once

#include <string>

namespace gsaw {

// True for files and directories; false for pipes, standard input, and what is not there.
bool can_be_read_twice(const std::string& path);

}  // namespace gsaw
