// How much a pipe holds.
#include "base/pipe_size.h"

#include <fcntl.h>

namespace gsaw {

void widen_pipe(int descriptor) {
  constexpr int kSize = 1 << 20;
  const int size = ::fcntl(descriptor, F_GETPIPE_SZ);
  if (size >= 0 && size < kSize) static_cast<void>(::fcntl(descriptor, F_SETPIPE_SZ, kSize));
}

}  // namespace gsaw
