// The logs of a directory, in the order in which they are to be read.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "input/directory_names.h"
#include "input/file_descriptor.h"

namespace gsaw {

struct DirectoryEntry {
  std::string name;  // within the directory
  // True for the files of an svlogd directory: one byte stream, in which rotation may
  // have cut a line in two.
  bool in_stream = false;
  // Already open: an svlogd directory's `current`, which would be another file once
  // rotation has renamed it.
  FileDescriptor fd = {};
};

struct DirectoryListing {
  std::vector<DirectoryEntry> files;
  std::vector<std::string> directories;  // that are below, as DirectoryNames'
};

// What read_directory() gives of `path`. In a directory of svlogd, multilog or s6-log (it has
// `@<24 hex>.[stu]`, also with `.gz` and the like, or `current`) the finished files come in the
// order of their labels, then `previous` and `current`; what a processor has not finished (.t,
// `processed`) is left out, and so is its source (.u) once there is the result (.s). Any other
// files come before them.
Result<DirectoryListing> list_log_directory(const std::string& path, LinkedFiles& linked,
                                            LeftOut& left_out);

}  // namespace gsaw
