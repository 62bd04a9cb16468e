// Which files of a directory are logs, and in which order they are to be read.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "input/file_descriptor.h"

namespace gsaw {

struct DirectoryEntry {
  std::string name;  // within the directory
  // True for the files of an svlogd directory: one byte stream, in which rotation may
  // have cut a line in two.
  bool in_stream = false;
  // Already open: an svlogd directory's `current`, which would be another file once
  // rotation has renamed it.
  FileDescriptor fd;
};

// The regular files of `path` that may be logs, oldest first; not of its
// subdirectories. Links that lead nowhere or in a circle are among them: opening them tells. Left
// out: hidden files and what svlogd keeps for itself. In an svlogd
// directory (it has `@<24 hex>.[stu]` or `current`) the finished files come in the order
// of their labels, then `current`; a file that svlogd's processor has not finished (.t)
// is left out, and so is its source (.u) once there is the result (.s). Any other
// files come before them. Never empty: that is an error.
Result<std::vector<DirectoryEntry>> list_log_directory(const std::string& path);

// `directory/name`.
std::string path_in_directory(const std::string& directory, const std::string& name);

}  // namespace gsaw
