// The entry as its producer wrote it.
#include "render/raw_renderer.h"

#include "render/decimal_text.h"

namespace gsaw {

void RawRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  if (settings_.with_filename) {
    out.append(origin.file);
    out += ':';
  }
  if (settings_.with_line_number) {
    append_decimal(out, origin.line_number);
    out += ':';
  }
  out.append(record.raw);
  out += '\n';
}

}  // namespace gsaw
