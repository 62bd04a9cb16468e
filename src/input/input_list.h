// The files that the paths on the command line stand for, one after another.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "input/open_source.h"

namespace gsaw {

// Directories are listed when it is their turn, so the cost does not grow with what
// was named; but all at once to turn the order around.
class InputList {
 public:
  // `-` is standard input, the first time. `diagnostics` must outlive it.
  InputList(std::vector<std::string> paths, Diagnostics& diagnostics);

  // The next file to read; none at the end. That it exists is not yet known.
  std::optional<InputItem> next();

  // Before the first next(): from now on the last file comes first, if each can be read
  // from its end. False when one cannot, and the order stays: of a stream nobody knows how
  // much is to come. What cannot be opened is said here, in the order of the files, and
  // left out: so it is said also by a run that never gets as far back.
  bool turn_around();

 private:
  void add(const std::string& path);
  void add_directory(const std::string& path);

  std::vector<std::string> paths_;
  Diagnostics& diagnostics_;
  std::size_t next_path_ = 0;
  std::deque<InputItem> ready_;
  bool had_stdin_ = false;
};

}  // namespace gsaw
