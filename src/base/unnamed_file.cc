// A temporary file that others can neither guess nor find.
#include "base/unnamed_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>
#include <string>

namespace gsaw {

const char* temporary_folder() {
  const char* const chosen = std::getenv("TMPDIR");
  return chosen != nullptr && *chosen != '\0' ? chosen : "/tmp";
}

int open_unnamed_file() {
  const char* const folder = temporary_folder();
  const int fd = ::open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) return fd;
  // Some file systems have no files without a name.
  try {
    std::string path = std::string(folder) + "/gsaw-XXXXXX";
    const int named = ::mkostemp(path.data(), O_CLOEXEC);
    if (named >= 0) ::unlink(path.c_str());
    return named;
  } catch (const std::bad_alloc&) {  // no less a reason than the system's
    errno = ENOMEM;
    return -1;
  }
}

}  // namespace gsaw
