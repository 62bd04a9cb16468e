// Which file it is, how long, and when it was written to last.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>

#include "base/nanoseconds.h"
#include "input/file_descriptor.h"
#include "input/file_identity.h"

namespace gsaw {

// Of a file; a time out of the range of Nanoseconds is the end of it that is nearer.
Nanoseconds written_at(const struct stat& status);

// As long as it is the same, nothing was written. Of regular files alone.
struct FileStamp {
  FileIdentity identity;
  std::uint64_t size = 0;
  Nanoseconds modified = 0;

  bool operator==(const FileStamp&) const = default;
};

// None, with errno, when it cannot be asked, and of what is no regular file (EISDIR of a directory,
// else EINVAL); when it is not open, with errno as it was.
std::optional<FileStamp> stamp_of(const FileDescriptor& fd);
std::optional<FileStamp> stamp_of(const std::string& path);

}  // namespace gsaw
