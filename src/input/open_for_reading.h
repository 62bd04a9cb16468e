// The one way to open a path that is to be read.
#pragma once

#include "base/function_ref.h"
#include "input/file_descriptor.h"

namespace gsaw {

// What `open` gives, as open(2) does; not open when that fails, with errno. Where there are no
// more descriptors but other threads hold some for what they read, it waits for one of these,
// a second at most. The others wait for this one likewise: keep() it, if it is to stay.
FileDescriptor open_patiently(FunctionRef<int()> open);

// A path. Never waits for the writer of a fifo.
FileDescriptor open_for_reading(const char* path);

// Another descriptor of what is open.
FileDescriptor duplicate(int fd);

}  // namespace gsaw
