// The names in a directory: files that may be logs, and directories.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "input/file_descriptor.h"
#include "input/input_file.h"
#include "input/left_out.h"
#include "input/linked_files.h"

namespace gsaw {

struct DirectoryNames {
  std::vector<std::string> files;        // regular ones
  std::vector<std::string> directories;  // no links
};

// Links to files that `linked` has not met are among the files, and so are those that lead nowhere
// or in a circle: opening them tells. What is not to be read is added to `left_out`: hidden files
// and directories, those that svlogd and its like keep for themselves, links to directories, fifos
// (reading one would wait for ever) and devices. In no order.
Result<DirectoryNames> read_directory(const std::string& path, LinkedFiles& linked,
                                      LeftOut& left_out);

// Files in the order of their sets, directories in natural order.
void put_in_order(DirectoryNames& names);

// `directory/name`.
std::string path_in_directory(const std::string& directory, const std::string& name);

// The file of that identity in the directory of `path`, under whichever name it has by now: open
// for reading, or not open where it is gone; errno then says nothing.
FileDescriptor open_renamed(const std::string& path, const FileIdentity& identity);

}  // namespace gsaw
