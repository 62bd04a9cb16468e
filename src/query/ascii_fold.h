// ASCII letters in lower case, in bulk: the quick look before a search that ignores case.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// Sets `out` to `text` with A-Z as a-z. Returns whether `text` may hold one of the two
// characters outside ASCII that equal an ASCII letter when case is ignored: U+017F (long
// s, starts with byte C5) and U+212A (kelvin, starts with byte E2). Where it does not, a
// word of ASCII is in `text`, whatever its case, exactly when its lower case is in `out`.
bool fold_ascii(std::string_view text, std::string& out);

}  // namespace gsaw
