// Where an entry stands, in front of its line.
#include "render/origin_prefix.h"

#include "render/decimal_text.h"

namespace gsaw {

void append_origin(OutputBuffer& out, const EntryOrigin& origin, const RenderSettings& settings,
                   const TextPainter& painter) {
  const Palette& palette = painter.palette();
  if (settings.with_filename) {
    painter.append_unmatched(out, origin.file, palette.file, TextForm::bare);
    out.append(origin.mark());
  }
  if (settings.with_line_number) {
    out.append(palette.line_number);
    append_decimal(out, origin.line_number);
    out.append(palette.end_of(palette.line_number));
    out.append(origin.mark());
  }
}

}  // namespace gsaw
