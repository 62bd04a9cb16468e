// One file among the inputs, as it is called when speaking of it.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace gsaw {

// Which file a path stood for when it was opened: rotation gives the path to another.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;

  bool operator==(const FileIdentity&) const = default;
};

// Immutable and shared by the file's chunks and all that speaks of it. Two mentions of one
// path are two files. Holds no descriptor: what must be read again is reopened (reopen.h).
struct InputFile {
  // The path as given; `directory/file` for a file found in a directory; "standard
  // input". Any bytes: escape it before showing it.
  std::string name;
  // False for the files found in a directory.
  bool named_on_command_line = true;
  bool is_stdin = false;
  FileIdentity identity = {};  // of a regular file that is open or was; else zeros
  std::uint64_t begin = 0;     // where its first line begins; only standard input has other than 0
};

}  // namespace gsaw
