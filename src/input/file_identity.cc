// Which file a path or a descriptor stands for.
#include "input/file_identity.h"

#include <sys/stat.h>
#include <unistd.h>

namespace gsaw {

std::optional<FileIdentity> identity_of(const FileDescriptor& fd) {
  struct stat status {};
  if (!fd.is_open() || ::fstat(fd.get(), &status) != 0) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

std::optional<FileIdentity> identity_of_output() {
  struct stat status {};
  if (::fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

}  // namespace gsaw
