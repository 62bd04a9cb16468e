// What a digest says beside what is in the entries.
#pragma once

#include <string>
#include <vector>

namespace gsaw {

// For the commands that it hands out.
struct DigestSettings {
  // Options that choose entries, and those that say how they are read, as words of a shell.
  std::vector<std::string> selection, reading;
  std::vector<std::string> paths;  // without standard input
  bool may_add_level = false;      // with a level beside them the options choose some of the same
};

}  // namespace gsaw
