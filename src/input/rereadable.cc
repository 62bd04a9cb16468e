// Which inputs can be read more than once.
#include "input/rereadable.h"

#include <sys/stat.h>

namespace gsaw {

bool can_be_read_twice(const std::string& path) {
  struct stat status {};
  if (path == "-") return false;
  return ::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

}  // namespace gsaw
