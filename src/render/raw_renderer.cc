// The entry as its producer wrote it.
#include "render/raw_renderer.h"

#include "render/decimal_text.h"

namespace gsaw {

void RawRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  if (origin.is_shown || (origin.is_same_line && record.part == last_part_)) return;
  last_part_ = record.part;
  if (settings_.with_filename) {
    out.append(origin.file);
    out += origin.mark();
  }
  if (settings_.with_line_number) {
    append_decimal(out, origin.line_number);
    out += origin.mark();
  }
  out.append(record.raw);
  out += '\n';
}

}  // namespace gsaw
