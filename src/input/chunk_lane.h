// Numbered chunks that come in order: what the feed opens, and reads on in turn.
#pragma once

#include "input/chunk.h"

namespace gsaw {

// Used by one thread at a time.
class ChunkLane {
 public:
  virtual ~ChunkLane() = default;

  // The next chunk, once, up to and with the one that is the last: there is one at least. It
  // may have no lines, but an error to tell or a file's begin. May wait for a stream. Where
  // memory runs out the chunk says so.
  virtual Chunk next() = 0;

  // True when next() is a matter of arithmetic, and opens or waits for nothing.
  virtual bool is_quick() const = 0;

  // True when next() unpacks a file.
  virtual bool unpacks() const = 0;

  // No more lines are wanted of it: the next chunk is the last.
  virtual void stop() = 0;
};

}  // namespace gsaw
