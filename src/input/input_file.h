// One file among the inputs, as it is called when speaking of it.
#pragma once

#include <string>

namespace gsaw {

// Immutable and shared by the file's chunks. Two mentions of one path are two files.
struct InputFile {
  // The path as given; `directory/file` for a file found in a directory; "standard
  // input". Any bytes: escape it before showing it.
  std::string name;
  // False for the files found in a directory.
  bool named_on_command_line = true;
  bool is_stdin = false;
};

}  // namespace gsaw
