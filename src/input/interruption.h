// How it is told that an input was not gone through to its end.
#pragma once

#include "base/result.h"
#include "input/block.h"

namespace gsaw {

// Why, where, and what to do.
Error describe(const Interruption& interruption);

}  // namespace gsaw
