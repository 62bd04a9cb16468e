// What the command line says, for the commands that a run hands out to go on with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// All of it as words of a shell. Whoever hands out a command asks here, so that it reads the inputs
// as this run has read them: a command that does not may find nothing.
struct GivenWords {
  std::vector<std::string> selection;  // options that choose entries
  std::vector<std::string> reading;    // options that say how inputs are read
  std::vector<std::string> paths;      // none where that is standard input alone

  // `gsaw OPTIONS`, of all entries of the same inputs; of those that were selected; of all entries
  // of other inputs that are read alike.
  std::string command(std::string_view options) const;
  std::string command_for_selected(std::string_view options) const;
  std::string command_elsewhere(std::string_view options, std::string_view path) const;
};

}  // namespace gsaw
