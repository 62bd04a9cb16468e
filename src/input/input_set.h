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
#include "input/file_descriptor.h"
#include "input/stream_copy.h"

namespace gsaw {

// One file to be read. That it exists is not yet known.
struct InputItem {
  std::string path;
  std::string name;  // as InputFile's
  bool named_on_command_line = true;
  bool is_stdin = false;
  // A part of a directory's byte stream: its last line may go on in the next part...
  bool in_stream = false;
  // ... and its first line may be the rest of the part before.
  bool continues_previous = false;
  std::shared_ptr<const FileDescriptor> open = nullptr;  // when it had to be opened to be listed
  // Of standard input that is a regular file: where it stood when it was listed.
  std::optional<std::uint64_t> begin = std::nullopt;
  std::shared_ptr<StreamCopy> copy = nullptr;  // of a stream that will be read again
};

// What is read as one: a file, or the parts of an svlogd directory.
struct LaneInputs {
  std::vector<InputItem> items;
  std::vector<Error> errors;  // why it cannot be listed; then there are no items
};

// Listed once, so that whoever goes through it twice finds the same. Directories are listed
// when it is their turn, so the cost does not grow with what was named. Not for two threads
// at once.
class InputSet {
 public:
  // `-` is standard input, the first time. What cannot be read is reported at once, and left
  // out: so it is said, and the exit status tells it, also by a run that never gets there.
  InputSet(std::vector<std::string> paths, Diagnostics& diagnostics);

  // From now on streams are copied when they are read, so that they can be read again.
  void keep_streams() { keeps_streams_ = true; }

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
  void add_directory(const std::string& path);

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::deque<LaneInputs> lanes_;
  bool had_stdin_ = false;
  bool keeps_streams_ = false;
};

}  // namespace gsaw
