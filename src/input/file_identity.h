// Which file a path or a descriptor stands for.
#pragma once

#include <sys/types.h>

#include <optional>

#include "input/file_descriptor.h"

namespace gsaw {

// Which file a path stood for when it was opened: rotation gives the path to another.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;

  bool operator==(const FileIdentity&) const = default;
};

// None when it is not open, with errno as it was, or cannot be asked, with errno.
std::optional<FileIdentity> identity_of(const FileDescriptor& fd);

// The file that standard output goes to; none where that is no regular one. Whoever reads it
// reads again what was written a moment ago, or for ever.
std::optional<FileIdentity> identity_of_output();

}  // namespace gsaw
