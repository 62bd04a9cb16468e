// What a fuzz target promises: a broken promise stops it like a crash.
#pragma once

#include <string_view>

namespace gsaw::fuzz {

// Prints what does not hold, and aborts. Also without assert().
[[noreturn]] void broken(std::string_view promise, std::string_view detail);

// `detail`: the text at hand, printed escaped.
inline void require(bool holds, std::string_view promise, std::string_view detail = {}) {
  if (!holds) [[unlikely]]
    broken(promise, detail);
}

// The text has nothing that a terminal obeys or that disguises what stands there, but newlines.
void require_printable(std::string_view text, std::string_view promise);

}  // namespace gsaw::fuzz
