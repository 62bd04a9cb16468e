// The block below an entry: stack traces, and the further lines of a message.
#include "render/indented_block.h"

#include "base/line_ends.h"

namespace gsaw {

void append_indented(OutputBuffer& out, std::string_view text, const TextPainter& painter,
                     unsigned levels) {
  text = without_line_ends(text);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) {
      for (unsigned i = 0; i < levels; ++i) out.append("    ");
      painter.append(out, line, painter.palette().block, TextForm::block);
    }
    out.append('\n');
  }
}

}  // namespace gsaw
