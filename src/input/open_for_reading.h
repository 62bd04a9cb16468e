// The one way to open a path that is to be read.
#pragma once

#include "input/file_descriptor.h"

namespace gsaw {

// Not open when that fails, with errno. Never waits for the writer of a fifo. Where there are no
// more descriptors but other threads hold some for what they read, it waits for one of these,
// a second at most.
FileDescriptor open_for_reading(const char* path);

}  // namespace gsaw
