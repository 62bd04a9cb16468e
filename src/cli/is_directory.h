// Whether a path names a directory.
#pragma once

#include <sys/stat.h>

#include <string>

namespace gsaw {

// Of a link what it leads to; false also where that cannot be told.
inline bool is_directory(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace gsaw
