// The files that the paths on the command line stand for, in lanes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "input/input_item.h"
#include "input/left_out.h"
#include "input/log_walk.h"

namespace gsaw {

// Listed once, so that whoever goes through it twice finds the same. Directories, and those below
// them, are listed when it is their turn, so the cost does not grow with what was named. What is
// named twice is read twice. Not for two threads
// at once.
class InputSet {
 public:
  // `-` is standard input, the first time. What cannot be read is reported at once, and left
  // out: so it is said, and the exit status tells it, also by a run that never gets there.
  InputSet(std::vector<std::string> paths, Diagnostics& diagnostics);
  // What others have listed.
  explicit InputSet(std::deque<LaneInputs> lanes) : lanes_(std::move(lanes)) {}

  // From now on streams are copied when they are read, so that they can be read again.
  void keep_streams() { keeps_streams_ = true; }

  // Of the directories listed so far what is not among the inputs.
  const LeftOut& left_out() const { return left_out_; }

  // Bytes of all inputs together, as they are stored; none unless all are regular files.
  std::optional<std::uint64_t> size();
  // True when one of them, all being regular files, is compressed: its text is larger.
  bool holds_packed();

  // The inputs of a lane, from 0; null when there are not so many. Lives as long as the set.
  const LaneInputs* lane(std::size_t number);

 private:
  void add(const std::string& path);
  void add_stdin();
  std::shared_ptr<StreamCopy> copy_for_stream() const;

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  LogWalk walk_;  // of the directory whose turn it is
  std::deque<LaneInputs> lanes_;
  LeftOut left_out_;
  bool had_stdin_ = false;
  bool keeps_streams_ = false;
};

}  // namespace gsaw
