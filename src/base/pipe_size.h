// How much a pipe holds.
#pragma once

namespace gsaw {

// Makes the pipe behind a descriptor hold 1 MiB, if it is one and holds less: the most that an
// unprivileged process may ask for (/proc/sys/fs/pipe-max-size). At first it holds 64 KiB, and
// both its ends would wait for each other a dozen times a chunk.
void widen_pipe(int descriptor);

}  // namespace gsaw
