// Keeps log data from driving the terminal.
#pragma once

#include <cstddef>
#include <string_view>

#include "render/output_buffer.h"

namespace gsaw {

// Appends `text` so that it can only be read, never obeyed: C0 (also newline and tab,
// as \n and \t), DEL, C1, bidirectional controls, line and paragraph separators, BOM
// and invisible tag characters as escapes (`\u001b`), bytes that are not UTF-8 as
// `\xNN`. Everything else as it is.
void append_escaped(OutputBuffer& out, std::string_view text);

// Index of the first byte that append_escaped would change, or text.size().
std::size_t find_unsafe(std::string_view text);

}  // namespace gsaw
