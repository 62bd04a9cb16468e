// What is to be read: one file, or a lane of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "input/file_descriptor.h"
#include "input/input_file.h"
#include "input/left_open.h"
#include "input/stream_copy.h"

namespace gsaw {

class FollowedSet;

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
  // Or, where no more descriptors may be held, which file it was: rotation may rename it.
  FileIdentity identity = {};
  // Of standard input that is a regular file: where it stood when it was listed.
  std::optional<std::uint64_t> begin = std::nullopt;
  // Of a regular file that grows, and is followed from there on: where reading ends; not 0.
  std::optional<std::uint64_t> end = std::nullopt;
  std::shared_ptr<LeftOpen> left_open = nullptr;  // of such a file: told when it was read
  std::shared_ptr<StreamCopy> copy = nullptr;     // of a stream that will be read again
};

// What is read as one: a file, or the parts of an svlogd directory.
struct LaneInputs {
  std::vector<InputItem> items;
  std::vector<Error> errors;  // why it cannot be listed; then there are no items
  std::shared_ptr<FollowedSet> followed = nullptr;  // in place of items, what comes of these
};

}  // namespace gsaw
