// The one interface of everything that is read byte after byte.
#pragma once

#include <cstddef>
#include <span>

#include "base/nanoseconds.h"
#include "packed/packed_flaw.h"

namespace gsaw {

struct ReadOutcome {
  enum class Kind {
    more,     // `bytes` were read, 0 when it was for nothing: ask again
    end,      // there are no more
    stopped,  // told to stop while it waited
    failed,   // `error` is the reason, an errno
    lost,     // the same; it was read before, but its copy has failed
    flawed,   // `flaw`: it cannot be unpacked any further
  };
  Kind kind = Kind::more;
  std::size_t bytes = 0;
  int error = 0;
  PackedFlaw flaw = {};
};

// Used by one thread at a time.
class ByteReader {
 public:
  virtual ~ByteReader() = default;
  // Waits until there is something, and reads what is there, at most to.size() (not 0) bytes.
  virtual ReadOutcome read(std::span<char> to) = 0;
  // True when read() would not wait.
  virtual bool is_ready() = 0;
  // Waits until read() would not wait, or `until` (steady_now()); false: the time is over first.
  virtual bool is_ready_before(Nanoseconds until) {
    static_cast<void>(until);
    return true;
  }
  // What it unpacks, once something was read; null: nothing. Lives for ever.
  virtual const ContentKind* packing() const { return nullptr; }
};

}  // namespace gsaw
