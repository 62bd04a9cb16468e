// Which kind of vectors bytes are searched with on this machine.
#pragma once

#include <string_view>

namespace gsaw {

// As its maker calls them: `AVX2`, `AVX-512`, `AVX-512 VBMI`, `SSE2`, `NEON` ...
std::string_view vector_name();

}  // namespace gsaw
