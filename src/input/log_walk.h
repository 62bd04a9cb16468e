// A directory and those below it, one after another.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "input/input_item.h"
#include "input/left_out.h"
#include "input/linked_files.h"
#include "input/log_directory.h"

namespace gsaw {

// Goes into directories, but follows no links to them: so it ends, and goes nowhere twice. The one
// that it starts with may be a link.
class LogWalk {
 public:
  // When is_done().
  void start(const std::string& directory);
  bool is_done() const { return waiting_.empty(); }

  // Lists the next directory: a lane for each log in it, then come those below it; and a lane with
  // an error where it cannot be read. The last one has an error when no directory of all had a log.
  void add_next(std::deque<LaneInputs>& lanes, LeftOut& left_out);

 private:
  void add_files(const std::string& path, std::vector<DirectoryEntry> files,
                 std::deque<LaneInputs>& lanes);
  void keep_open(InputItem& item, FileDescriptor fd);

  std::string root_;
  std::optional<LinkedFiles> linked_;
  std::vector<std::string> waiting_;  // the next one at the end
  bool found_any_ = false;
  std::size_t held_ = 0;  // descriptors, of all walks
};

}  // namespace gsaw
