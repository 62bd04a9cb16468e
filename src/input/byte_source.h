// The one interface of everything that gives the bytes of one file.
#pragma once

#include <optional>

#include "input/chunk.h"

namespace gsaw {

// Used by one thread at a time. The blocks may outlive the source.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The next whole lines, never empty; only the file's last block may lack the last newline.
  // None at the end, after an error (already reported), and when told to stop.
  virtual std::optional<ByteBlock> next() = 0;
};

}  // namespace gsaw
