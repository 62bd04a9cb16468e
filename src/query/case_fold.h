// Text without its case: what -i compares.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// Sets `out` to `text` with A-Z as a-z. Returns whether `text` may hold one of the two
// characters outside ASCII that equal an ASCII letter when case is ignored: U+017F (long
// s, starts with byte C5) and U+212A (kelvin, starts with byte E2). Where it does not, a
// word of ASCII is in `text`, whatever its case, exactly when its lower case is in `out`.
bool fold_ascii(std::string_view text, std::string& out);

// Appends `text` folded: two texts are the same but for case exactly when their foldings are
// equal. Unicode's simple case folding, as RE2 has it; bytes that are not UTF-8 stay as they
// are.
void append_folded(std::string& out, std::string_view text);

}  // namespace gsaw
