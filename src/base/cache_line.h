// What memory is moved in between the processor and its caches.
#pragma once

#include <cstddef>

namespace gsaw {

// Bytes that begin at a multiple of it; on the machines there are, or a part of it.
inline constexpr std::size_t kCacheLine = 64;

}  // namespace gsaw
