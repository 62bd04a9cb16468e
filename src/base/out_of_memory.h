// What is said when memory runs out.
#pragma once

#include <string_view>

namespace gsaw {

// What to do about it.
inline constexpr std::string_view kLessMemory =
    "fewer threads (-J 1) and a smaller --max-line need less memory";

// A whole message, for where nothing can be put together any more.
inline constexpr std::string_view kOutOfMemory =
    "gsaw: out of memory; not everything was searched\n"
    "  fewer threads (-J 1) and a smaller --max-line need less memory\n";

}  // namespace gsaw
