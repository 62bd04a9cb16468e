// Why an input is not gone through to its end.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "input/block.h"

namespace gsaw {

// From a place on nothing was judged. No error of the input's own: there may be nothing wrong
// with it. Made without memory of its own, as there may be none.
struct Interruption {
  enum class Reason : std::uint8_t { out_of_memory, line_too_large };
  Reason reason = Reason::out_of_memory;
  LinePlace at;  // in or before the line for which it was; its file may be null
};

// How it is told, and what to do.
Error describe(const Interruption& interruption);

}  // namespace gsaw
