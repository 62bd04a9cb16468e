// The block below an entry: stack traces, and the further lines of a message.
#pragma once

#include <string_view>

#include "render/output_buffer.h"
#include "render/text_painter.h"

namespace gsaw {

// `text` without the line ends that end it.
std::string_view without_line_ends(std::string_view text);

// Appends each line of `text` (LF or CRLF) indented by four blanks, escaped, with a
// newline. Nothing for an empty text.
void append_indented(OutputBuffer& out, std::string_view text, const TextPainter& painter);

}  // namespace gsaw
