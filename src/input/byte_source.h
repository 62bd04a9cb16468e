// The one interface of everything that gives the lines of one file.
#pragma once

#include <optional>

#include "input/block.h"

namespace gsaw {

// Used by one thread at a time. The blocks may outlive the source.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The next block; none at the end and when told to stop. An error is in the block.
  virtual std::optional<Block> next() = 0;
  // True when next() is a matter of arithmetic, and waits for nothing.
  virtual bool is_quick() const { return false; }
  // True when it is known already that next() has no more.
  virtual bool at_end() const = 0;
};

}  // namespace gsaw
