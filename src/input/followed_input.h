// The one interface of everything that is followed.
#pragma once

#include <optional>

#include "input/line_joiner.h"
#include "input/open_source.h"

namespace gsaw {

// Used by one thread at a time.
class FollowedInput {
 public:
  virtual ~FollowedInput() = default;
  // Whole lines that have come, or an error to tell; none when there are none yet. Waits for
  // nothing.
  virtual std::optional<FileBlock> next(const SourceContext& context) = 0;
  // No more is read of it: what waited, as whole as it will be, is all that next() gives from then
  // on. A line of which there is more in its file is not among it, as what stands behind it is not.
  virtual void finish() = 0;
  // True when nothing more can come.
  virtual bool has_ended() const { return false; }
  // A descriptor that is readable when next() has something; -1: it is watched.
  virtual int descriptor() const { return -1; }
};

}  // namespace gsaw
