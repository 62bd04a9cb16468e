// The block below an entry: stack traces, and the further lines of a message.
#pragma once

#include <string_view>

#include "render/output_buffer.h"
#include "render/text_painter.h"

namespace gsaw {

// Appends each line of `text` (LF or CRLF) indented by four blanks a level, escaped, with a
// newline. Nothing for an empty text.
void append_indented(OutputBuffer& out, std::string_view text, const TextPainter& painter,
                     unsigned levels = 1);

}  // namespace gsaw
